// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audit/auditlog.h"

#include "core/logging.h"

#include <QCoroFuture>

#include <QUuid>
#include <QtConcurrentRun>

#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk::Audit {

AuditLog::AuditLog(QString file, QObject *parent)
    : QObject(parent)
    , m_name(file)
    , m_file(std::make_unique<AuditFile>(std::move(file)))
    , m_lost(std::make_shared<std::optional<Error>>())
{
    m_thread.setMaxThreadCount(1);
    m_thread.setExpiryTimeout(-1); // a connection belongs to its thread
    auto opening = QtConcurrent::run(&m_thread, [at = m_file.get()] {
        const auto done = at->open();
        return std::pair(done, at->setAside());
    });
    opening.then(this, [this](const std::pair<Result<void>, QString> &opened) {
        const auto &[done, setAside] = opened;
        if (!setAside.isEmpty()) {
            Q_EMIT damaged(setAside);
        }
        if (!done) {
            qCCritical(lcStore).noquote()
                << "the list of what was done cannot be used:" << done.error().detail;
            Q_EMIT failed(done.error());
        }
    });
}

AuditLog::~AuditLog()
{
    m_thread.start([file = m_file.get()] { file->close(); });
    m_thread.waitForDone();
}

QString AuditLog::fileFor(const Profile &profile)
{
    return profile.deskFile(u"audit"_s);
}

void AuditLog::note(Entry entry)
{
    if (!entry.at.isValid()) {
        entry.at = QDateTime::currentDateTimeUtc();
    }
    if (entry.key.isEmpty()) {
        entry.key = QUuid::createUuid().toString(QUuid::WithoutBraces);
    }
    if (entry.who.isEmpty()) {
        entry.who = m_author;
    }
    entry.before = masked(std::move(entry.before));
    entry.after = masked(std::move(entry.after));
    auto writing = QtConcurrent::run(
        &m_thread, [file = m_file.get(), entry = std::move(entry), lost = m_lost] {
            auto isNew = file->append(entry);
            if (!isNew) {
                *lost = isNew.error();
            }
            return isNew;
        });
    writing.then(this, [this](const Result<bool> &isNew) {
        if (!isNew) {
            qCCritical(lcStore).noquote()
                << "what was done could not be written down:" << isNew.error().detail;
            Q_EMIT failed(isNew.error());
        } else if (*isNew) {
            Q_EMIT noted();
        }
    });
}

QCoro::Task<Result<void>> AuditLog::flush()
{
    co_return co_await QtConcurrent::run(&m_thread, [lost = m_lost]() -> Result<void> {
        const auto error = std::exchange(*lost, std::nullopt);
        return error ? Result<void>(std::unexpected(*error)) : Result<void>();
    });
}

QCoro::Task<Result<std::vector<qint64>>> AuditLog::numbers(Filter filter)
{
    co_return co_await QtConcurrent::run(
        &m_thread, [file = m_file.get(), filter] { return file->numbers(filter); });
}

QCoro::Task<Result<std::vector<Entry>>> AuditLog::entries(std::vector<qint64> numbers)
{
    co_return co_await QtConcurrent::run(
        &m_thread, [file = m_file.get(), numbers] { return file->entries(numbers); });
}

QCoro::Task<Result<Facets>> AuditLog::facets()
{
    co_return co_await QtConcurrent::run(
        &m_thread, [file = m_file.get()] { return file->facets(); });
}

QCoro::Task<Result<qint64>> AuditLog::exportJson(Filter filter, QString target)
{
    const QString name = m_name;
    (void)co_await QtConcurrent::run(&m_thread, [] { }); // what was noted before is in it
    // Beside the one thread of the file: the list is read and added to meanwhile.
    co_return co_await QtConcurrent::run([name, filter, target]() -> Result<qint64> {
        AuditFile file(name);
        return file.open().and_then([&] { return file.exportJson(filter, target); });
    });
}

} // namespace FibreDesk::Audit
