// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "dispatch/publication.h"
#include "dispatch/smstext.h"

#include <QCoreApplication>

namespace FibreDesk::Dispatch {

/// A publication as the dispatcher reads it.
class PublishText {
    Q_DECLARE_TR_FUNCTIONS(DispatchPublish)

public:
    /// "2 new · 1 moved · 4 unchanged".
    [[nodiscard]] static QString summary(const Telling &telling);
    /// "Moved · 13:00, was 12:00 · Marie Roy"; with the day where several are told.
    [[nodiscard]] static QString line(
        const TellLine &line, bool isWithDay, const QString &language);
    /// "214 characters, 2 SMS".
    [[nodiscard]] static QString length(const SmsLength &length, const QString &language);
    /// Why the hub did not take an SMS. `path` is where it was asked.
    [[nodiscard]] static QString refusal(const Error &error, const QString &path);
};

} // namespace FibreDesk::Dispatch
