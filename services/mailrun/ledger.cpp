// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mailrun/ledger.h"

#include "mailrun/ledgerthread.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::MailRun {

Ledger::Ledger(QString file, Safety safety, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
    , m_safety(safety)
    , m_writer(std::make_unique<LedgerThread>(m_file, safety, LedgerThread::Role::Write, nullptr))
    , m_reader(
          std::make_unique<LedgerThread>(m_file, safety, LedgerThread::Role::Read, m_writer.get()))
{
    m_writer->start();
    m_reader->start();
}

Ledger::~Ledger()
{
    // The last to close must be the writer: only it can empty the log.
    m_reader.reset();
    m_writer.reset();
}

QString Ledger::fileFor(const Profile &profile)
{
    return profile.dataDirectory + u"/mail/ledger.sqlite"_s;
}

void Ledger::mark(std::vector<Mark> marks, std::function<void(const Result<void> &)> done)
{
    m_writer->post(LedgerThread::Marks{.marks = std::move(marks), .done = std::move(done)});
}

void Ledger::post(LedgerThread &thread, Job job)
{
    thread.post(std::move(job));
}

std::pair<qint64, qint64> Ledger::commits() const
{
    return {m_writer->commits, m_writer->syncs};
}

} // namespace FibreDesk::MailRun
