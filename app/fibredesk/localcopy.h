// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "secrets/filewipe.h"

#include <QString>
#include <QStringList>

namespace FibreDesk {

class Services;

/// Takes what was copied from the server off this computer when the program ends, if its user wants
/// that. Made before the services, and so gone after them: their files are closed by then.
class LocalCopyRemoval {
public:
    LocalCopyRemoval() = default;
    ~LocalCopyRemoval();
    Q_DISABLE_COPY_MOVE(LocalCopyRemoval)

    /// How the user's choice is remembered: per server and user.
    [[nodiscard]] static QString choiceName(const QString &mirrorFile);

    /// The mirror goes at the end; the outbox too, unless something in it was not sent, and what
    /// became of tags, unless that is not settled. Nothing
    /// goes where the outbox could not be opened: another FibreDesk has it, and the copy.
    void prepare(const Services &services);

    struct Wipe {
        bool takesUnsent = false;
        bool isLedgerSettled = false; ///< no mail waits or is uncertain
        QString diaries{}; ///< the folder of the devices' diaries
    };
    /// All that this program keeps goes at the end; of what nobody has confirmed only what is said.
    void prepareWipe(const Services &services, const Wipe &wipe);

private:
    void keepUnsettled(const QString &file, bool isSettled);

    QStringList m_files; ///< with all that begins like them: logs, locks, damaged mirrors set aside
    QString m_outbox;
    QString m_told;
    Safe::WipePlan m_wipe;
    bool m_isWipe = false;
    bool m_takesUnsent = false;
    QString m_tags; ///< goes if it is settled then; empty = it stays
};

} // namespace FibreDesk
