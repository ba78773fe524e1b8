// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cpe/verdict.h"

#include <QCoreApplication>

namespace FibreDesk {

/// A finding as support says it on the phone: what is so, by what it shows, and what it means.
class VerdictWords {
    Q_DECLARE_TR_FUNCTIONS(VerdictWords)

public:
    /// What is so: "Fibre signal weak: −27.4 dBm at 10:12".
    [[nodiscard]] static QString sentence(const Cpe::Verdict &verdict, const QString &language);
    /// What it stands on and what to do: "Below −25 dBm: …; three neighbours on the same port are
    /// normal". Empty = nothing more to say.
    [[nodiscard]] static QString meaning(const Cpe::Verdict &verdict, const QString &language);
    [[nodiscard]] static QString tone(Cpe::Severity severity);

    /// How those on the same port stand; empty where nothing is known of them.
    [[nodiscard]] static QString neighbours(const Cpe::Neighbours &around);

private:
    /// What "nothing wrong" does not speak of; empty where everything was read.
    [[nodiscard]] static QString unread(const QList<Cpe::Unread> &unread);
};

} // namespace FibreDesk
