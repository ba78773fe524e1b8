// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/error.h"
#include "cpe/snmp/snmpsettings.h"
#include "cpe/snmp/snmpvalue.h"

#include <QFuture>
#include <QThread>

#include <atomic>
#include <memory>

namespace FibreDesk::Cpe {

class SnmpWorker;

/// The one thread of a process on which net-snmp runs: parts of it (users and clocks of engines)
/// are global and not made for several. May be asked from any thread.
class SnmpLoop {
public:
    struct Question {
        SnmpTarget target{};
        QList<Oid> objects{}; ///< to get; of a walk only its root
        int mostRows = 0; ///< 0 = a GET
    };
    struct Answer {
        QList<VarBind> rows{};
        bool isWhole = true;
    };
    struct Asked {
        quint64 id = 0;
        QFuture<Result<Answer>> answer{};
    };

    /// Begins with the first who asks for it and ends with the last who lets it go.
    [[nodiscard]] static std::shared_ptr<SnmpLoop> shared();
    SnmpLoop();
    ~SnmpLoop();
    Q_DISABLE_COPY_MOVE(SnmpLoop)

    [[nodiscard]] Asked ask(Question question);
    /// What is not answered yet ends with Cancelled.
    void cancel(quint64 id);

private:
    QThread m_thread;
    SnmpWorker *m_worker;
    std::atomic<quint64> m_lastId = 0;
};

} // namespace FibreDesk::Cpe
