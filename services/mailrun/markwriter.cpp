// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mailrun/ledgerthread.h"

#include "store/database.h"

using namespace Qt::StringLiterals;

namespace FibreDesk::MailRun {

namespace {

/// Connections come and go; those in use are few.
constexpr qsizetype sessionsKnown = 64;

QVariant msecs(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant();
}

QVariant textOrNull(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

} // namespace

Result<void> MarkWriter::prepare(QSqlDatabase &db)
{
    const std::pair<QSqlQuery *, QString> all[] = {
        {&m_begun,
            u"UPDATE recipient SET begun=? WHERE campaign=? AND row=? AND status='waiting'"_s},
        {&m_cleared,
            u"UPDATE recipient SET status='inflight' "
            u"WHERE campaign=? AND row=? AND status='waiting'"_s},
        {&m_ended,
            u"UPDATE recipient SET status=?, attempts=?, begun=NULL, phase=?, code=?, enhanced=?, "
            u"error=?, changed=? WHERE campaign=? AND row=? AND status IN ('waiting','inflight')"_s},
        {&m_untried,
            u"UPDATE recipient SET status='waiting', begun=NULL "
            u"WHERE campaign=? AND row=? AND status IN ('waiting','inflight')"_s},
        {&m_unmade,
            u"UPDATE recipient SET status='failed', begun=NULL, phase=NULL, code=0, enhanced=NULL, "
            u"error=?, changed=? WHERE campaign=? AND row=? AND status='waiting'"_s},
        {&m_session, u"INSERT INTO session (transcript) VALUES (?)"_s},
        {&m_attempt,
            u"INSERT INTO attempt (campaign, row, number, round, begun, dot_left, ended, "
            u"completed, "
            u"step, verdict, scope, counted, code, enhanced, text, unclear, error_kind, "
            u"error_text, "
            u"server, tls, mail_of_connection, session, transcript) "
            u"SELECT r.campaign, r.row, "
            u"1+(SELECT count(*) FROM attempt a WHERE a.campaign=r.campaign AND a.row=r.row), "
            u"r.round,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,? "
            u"FROM recipient r WHERE r.campaign=? AND r.row=?"_s},
    };
    for (const auto &[query, sql] : all) {
        *query = QSqlQuery(db);
        if (!query->prepare(sql))
            return std::unexpected(Store::sqlError(*query, u"mail ledger"_s));
    }
    return {};
}

Result<void> MarkWriter::run(QSqlQuery &query, std::initializer_list<QVariant> values)
{
    int at = 0;
    for (const QVariant &value : values)
        query.bindValue(at++, value);
    if (!query.exec())
        return std::unexpected(Store::sqlError(query, u"mail ledger"_s));
    return {};
}

Result<void> MarkWriter::runOnOneRow(
    QSqlQuery &query, std::initializer_list<QVariant> values, int row)
{
    if (const auto done = run(query, values); !done)
        return done;
    if (query.numRowsAffected() != 1)
        return std::unexpected(Error{.kind = ErrorKind::Conflict,
            .detail = u"row %1 does not wait any more"_s.arg(row),
            .source = u"mail ledger"_s});
    return {};
}

Result<void> MarkWriter::write(const Mark &mark)
{
    if (const auto *begun = std::get_if<Mark::Begun>(&mark.what))
        return run(m_begun, {msecs(begun->at), mark.campaign, mark.row});
    if (std::holds_alternative<Mark::Cleared>(mark.what))
        return runOnOneRow(m_cleared, {mark.campaign, mark.row}, mark.row);
    if (const auto *unmade = std::get_if<Mark::Unmade>(&mark.what))
        return run(m_unmade, {unmade->reason, msecs(unmade->at), mark.campaign, mark.row});
    return writeEnded(mark, std::get<Mark::Ended>(mark.what));
}

Result<void> MarkWriter::writeEnded(const Mark &mark, const Mark::Ended &ended)
{
    const Mail::Attempt &attempt = ended.attempt;
    const bool isTold = attempt.isCounted || ended.status != RowStatus::Waiting;
    if (!isTold) {
        // Nothing was tried: as if it had not begun. The row still says why the try before failed.
        return run(m_untried, {mark.campaign, mark.row});
    }
    const QString error = attempt.verdict == Mail::Verdict::Sent ? QString() : attempt.reason();
    const QVariant enhanced =
        textOrNull(attempt.enhanced.isGiven() ? attempt.enhanced.toString() : QString());
    const auto updated = run(m_ended,
        {statusName(ended.status), ended.attempts, Mail::phaseName(attempt.completed), attempt.code,
            enhanced, textOrNull(error), msecs(attempt.ended), mark.campaign, mark.row});
    if (!updated)
        return updated;
    const auto session = sessionKey(attempt.sessionTranscript);
    if (!session)
        return std::unexpected(session.error());
    return run(m_attempt,
        {msecs(attempt.begun), msecs(attempt.dotLeft), msecs(attempt.ended),
            Mail::phaseName(attempt.completed), Mail::phaseName(attempt.step),
            Mail::verdictName(attempt.verdict), Mail::scopeName(attempt.scope),
            attempt.isCounted ? 1 : 0, attempt.code, enhanced, textOrNull(attempt.text),
            attempt.isReplyUnclear ? 1 : 0,
            attempt.errorKind ? QVariant(int(*attempt.errorKind)) : QVariant(),
            textOrNull(attempt.errorText), textOrNull(attempt.server), textOrNull(attempt.tls),
            attempt.mailOfConnection, *session, QString::fromUtf8(attempt.mailTranscript),
            mark.campaign, mark.row});
}

Result<QVariant> MarkWriter::sessionKey(const QByteArray &transcript)
{
    if (transcript.isEmpty())
        return QVariant();
    if (const auto known = m_sessions.constFind(transcript); known != m_sessions.cend())
        return QVariant(*known);
    if (const auto put = run(m_session, {QString::fromUtf8(transcript)}); !put)
        return std::unexpected(put.error());
    if (m_sessions.size() >= sessionsKnown)
        m_sessions.clear();
    const qint64 key = m_session.lastInsertId().toLongLong();
    m_sessions.insert(transcript, key);
    return QVariant(key);
}

} // namespace FibreDesk::MailRun
