// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mailrun/ledgerthread.h"

#include "core/logging.h"
#include "mailrun/ledgerschema.h"
#include "store/database.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace FibreDesk::MailRun {

namespace {

/// The names of the ledger and of its log are on the disk too, not only what is in them.
void syncFolderOf(const QString &file)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(file).absolutePath());
    const int descriptor = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    if (::fsync(descriptor) != 0)
        qCWarning(lcStore) << "the folder of the mail ledger cannot be synchronised";
    ::close(descriptor);
}

template <typename Call>
Result<void> guarded(Call call)
{
    try {
        return call();
    } catch (const std::exception &exception) {
        return std::unexpected(Error{.kind = ErrorKind::Storage,
            .detail = QString::fromUtf8(exception.what()),
            .source = u"mail ledger"_s});
    }
}

} // namespace

LedgerThread::LedgerThread(QString file, Safety safety, Role role, LedgerThread *writer)
    : m_file(std::move(file))
    , m_safety(safety)
    , m_role(role)
    , m_writer(writer)
    , m_connection(u"ledger-%1"_s.arg(quintptr(this), 0, 16))
{
    setObjectName(role == Role::Write ? u"ledger-writer"_s : u"ledger-reader"_s);
}

LedgerThread::~LedgerThread()
{
    finish();
    wait();
}

void LedgerThread::post(Work work)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_work.push_back(std::move(work));
    }
    m_wake.notify_all();
}

void LedgerThread::finish()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isFinishing = true;
    }
    m_wake.notify_all();
}

std::optional<Error> LedgerThread::waitUntilOpen()
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_hasOpened; });
    return m_openError;
}

void LedgerThread::run()
{
    std::optional<Error> error;
    if (m_writer)
        error = m_writer->waitUntilOpen();
    if (!error) {
        if (const auto opened = guarded([this] { return open(); }); !opened)
            error = opened.error();
    }
    if (error && !m_writer)
        qCCritical(lcStore).noquote() << "the mail ledger cannot be opened:" << error->detail;
    {
        const std::scoped_lock lock(m_mutex);
        m_openError = error;
        m_hasOpened = true;
    }
    m_wake.notify_all();
    for (;;) {
        std::deque<Work> work;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_isFinishing || !m_work.empty(); });
            if (m_work.empty())
                break;
            work.swap(m_work);
        }
        perform(std::move(work));
    }
    if (!m_unwritten.empty())
        perform(std::vector<Marks>{});
    close();
}

Result<void> LedgerThread::open()
{
    const bool isWriter = m_role == Role::Write;
    auto opened = Store::openDatabase(
        m_file, m_connection, isWriter ? Store::Access::ReadWrite : Store::Access::ReadOnly);
    if (!opened)
        return std::unexpected(opened.error());
    m_db = *opened;
    if (!isWriter)
        return {};
    const auto &steps = ledgerMigrations();
    for (const QString &setting :
        {u"PRAGMA synchronous=FULL"_s, u"PRAGMA cache_size=-6144"_s, u"PRAGMA foreign_keys=ON"_s}) {
        if (const auto done = Store::execute(m_db, setting); !done)
            return done;
    }
    m_isDurable = true;
    return Store::migrate(m_db, steps, steps.constLast().version).and_then([this] {
        syncFolderOf(m_file);
        return m_marks.prepare(m_db);
    });
}

void LedgerThread::close()
{
    m_marks = {};
    if (m_db.isOpen())
        m_db.close();
    m_db = QSqlDatabase();
    if (QSqlDatabase::contains(m_connection))
        QSqlDatabase::removeDatabase(m_connection);
}

void LedgerThread::perform(std::deque<Work> work)
{
    std::vector<Marks> batch;
    for (Work &item : work) {
        if (auto *marks = std::get_if<Marks>(&item)) {
            batch.push_back(std::move(*marks));
            continue;
        }
        if (!batch.empty())
            perform(std::exchange(batch, {}));
        perform(std::get<Ledger::Job>(item));
    }
    if (!batch.empty())
        perform(std::move(batch));
}

void LedgerThread::perform(Ledger::Job &job)
{
    if (m_openError) {
        job.finish(job.run(nullptr, &*m_openError));
        return;
    }
    const bool isWrite = m_role == Role::Write;
    if (!m_unwritten.empty())
        perform(std::vector<Marks>{});
    Result<void> done = isWrite ? setDurable(true) : Result<void>();
    if (done)
        done = Store::execute(m_db, isWrite ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s);
    if (!done) {
        job.finish(&done.error());
        return;
    }
    done = guarded([this, &job]() -> Result<void> {
        if (const Error *error = job.run(&m_db, nullptr))
            return std::unexpected(*error);
        return {};
    });
    if (done)
        done = commit();
    if (!done)
        (void)Store::execute(m_db, u"ROLLBACK"_s);
    job.finish(done ? nullptr : &done.error());
}

Result<void> LedgerThread::setDurable(bool isDurable)
{
    if (m_isDurable == isDurable)
        return {};
    return Store::execute(
        m_db, isDurable ? u"PRAGMA synchronous=FULL"_s : u"PRAGMA synchronous=NORMAL"_s)
        .transform([this, isDurable] { m_isDurable = isDurable; });
}

Result<void> LedgerThread::commit()
{
    return Store::execute(m_db, u"COMMIT"_s).transform([this] {
        if (m_role == Role::Write) {
            ++commits;
            syncs += m_isDurable ? 1 : 0;
        }
    });
}

Result<void> LedgerThread::writeBatch(const std::vector<Marks> &batch)
{
    if (m_openError)
        return std::unexpected(*m_openError);
    // Only a final dot must not overtake the disk: a result that a power cut takes back leaves the
    // row cleared, hence uncertain, and is on the disk with the next one that is cleared.
    const bool hasCleared = std::ranges::any_of(batch, [](const Marks &marks) {
        return std::ranges::any_of(marks.marks,
            [](const Mark &mark) { return std::holds_alternative<Mark::Cleared>(mark.what); });
    });
    auto done = setDurable(m_safety == Safety::Power && hasCleared);
    if (done)
        done = Store::execute(m_db, u"BEGIN IMMEDIATE"_s);
    if (!done)
        return done;
    done = guarded([this, &batch]() -> Result<void> {
        for (const Mark &mark : m_unwritten) {
            if (const auto put = m_marks.write(mark); !put)
                return put;
        }
        for (const Marks &marks : batch) {
            for (const Mark &mark : marks.marks) {
                if (const auto put = m_marks.write(mark); !put)
                    return put;
            }
        }
        return commit();
    });
    if (!done) {
        (void)Store::execute(m_db, u"ROLLBACK"_s);
        m_marks.forgetSessions();
    }
    return done;
}

void LedgerThread::perform(std::vector<Marks> batch)
{
    const auto done = writeBatch(batch);
    if (done) {
        m_unwritten.clear();
    } else {
        qCCritical(lcStore).noquote()
            << "the mail ledger cannot be written:" << done.error().detail;
        for (const Marks &marks : batch) {
            std::ranges::copy_if(marks.marks, std::back_inserter(m_unwritten),
                [](const Mark &mark) { return !std::holds_alternative<Mark::Cleared>(mark.what); });
        }
    }
    for (const Marks &marks : batch) {
        if (marks.done)
            marks.done(done);
    }
}

} // namespace FibreDesk::MailRun
