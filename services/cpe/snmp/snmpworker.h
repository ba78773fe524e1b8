// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cpe/snmp/snmperror.h"
#include "cpe/snmp/snmploop.h"

#include <QHash>
#include <QObject>
#include <QPromise>

#include <map>
#include <memory>

namespace FibreDesk::Cpe {

/// What happens on the thread of SnmpLoop: one session of net-snmp per question, its socket watched
/// by a notifier, its repetitions driven by a timer.
class SnmpWorker : public QObject {
    Q_OBJECT
public:
    using Promise = std::shared_ptr<QPromise<Result<SnmpLoop::Answer>>>;

    SnmpWorker();
    ~SnmpWorker() override;

    void ask(quint64 id, const SnmpLoop::Question &question, const Promise &promise);
    void cancel(quint64 id);

private:
    struct Job;

    void open(Job &job, const QString &address);
    /// Who is there? Its engine's id comes back in a report, whoever we are.
    void probe(Job &job);
    void send(Job &job);
    /// After net-snmp had its turn: goes on with what it told, and waits for the next.
    void goOn(Job &job);
    void goOnAfterAnswer(Job &job);
    void takeRows(Job &job);
    void wait(Job &job);
    void fail(Job &job, SnmpFailure failure, const QString &more = {}, int code = 0);
    void failBy(Job &job, int snmpError);
    void finish(Job &job, Result<SnmpLoop::Answer> result);
    /// Ku of RFC 3414: a megabyte of hashing, done once per password.
    [[nodiscard]] QByteArray keyOf(const QString &protocol, const QByteArray &password);

    std::map<quint64, std::unique_ptr<Job>> m_jobs;
    QHash<QByteArray, QByteArray> m_keys;
};

} // namespace FibreDesk::Cpe
