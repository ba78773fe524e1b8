// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deskhistory.h"

#include "base/format.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

QString clockText(const QDateTime &time)
{
    return time.isValid() ? time.toTimeZone(Format::displayZone()).toString(u"HH:mm:ss.zzz"_s)
                          : QString();
}

QString dayText(const QDateTime &time)
{
    return time.isValid()
        ? time.toTimeZone(Format::displayZone()).toString(u"yyyy-MM-dd HH:mm:ss"_s)
        : QString();
}

QString outcomeText(const MailRun::AttemptRecord &record)
{
    if (record.isInterrupted) {
        return AttemptModel::tr("The program ended during it");
    }
    switch (record.attempt.verdict) {
    case Mail::Verdict::Sent:
        return AttemptModel::tr("Taken over by the server");
    case Mail::Verdict::Refused:
        return AttemptModel::tr("Refused for good");
    case Mail::Verdict::Temporary:
        return AttemptModel::tr("Refused for now");
    case Mail::Verdict::Throttled:
        return AttemptModel::tr("Throttled");
    case Mail::Verdict::NotBegun:
        return AttemptModel::tr("Ended before the message had left");
    case Mail::Verdict::Uncertain:
        break;
    }
    return AttemptModel::tr("Uncertain: the message had left, and no answer came");
}

QString toneOf(const MailRun::AttemptRecord &record)
{
    switch (record.attempt.verdict) {
    case Mail::Verdict::Sent:
        return record.isInterrupted ? u"uncertain"_s : u"ok"_s;
    case Mail::Verdict::Uncertain:
        return u"uncertain"_s;
    default:
        return record.isInterrupted ? u"uncertain"_s : u"danger"_s;
    }
}

QString replyText(const Mail::Attempt &attempt)
{
    QStringList words;
    if (attempt.code != 0) {
        words += QString::number(attempt.code);
    }
    if (attempt.enhanced.isGiven()) {
        words += attempt.enhanced.toString();
    }
    words += attempt.text;
    return words.join(u' ').trimmed();
}

QString decisionText(const MailRun::Evidence &evidence)
{
    using Outcome = MailRun::Evidence::Outcome;
    switch (evidence.outcome) {
    case Outcome::Sent:
        return DecisionModel::tr("It arrived");
    case Outcome::NotSent:
        return DecisionModel::tr("It did not arrive: to be sent again");
    case Outcome::GivenUp:
        return DecisionModel::tr("Left as it is, not sent again");
    case Outcome::Corrected:
        break;
    }
    const QString from = evidence.detail[u"from"_s].toString();
    const QString to = evidence.detail[u"to"_s].toString();
    return DecisionModel::tr("Address corrected: %1 → %2").arg(from, to);
}

} // namespace

QString phaseText(const QString &name)
{
    const auto tr = [](const char *text) {
        return QCoreApplication::translate("FibreDesk::AttemptModel", text);
    };
    static const QHash<QString, const char *> words{
        {u"connect"_s, QT_TRANSLATE_NOOP("FibreDesk::AttemptModel", "connected")},
        {u"greeting"_s, QT_TRANSLATE_NOOP("FibreDesk::AttemptModel", "greeted")},
        {u"ehlo"_s, QT_TRANSLATE_NOOP("FibreDesk::AttemptModel", "EHLO answered")},
        {u"tls"_s, QT_TRANSLATE_NOOP("FibreDesk::AttemptModel", "TLS set up")},
        {u"auth"_s, QT_TRANSLATE_NOOP("FibreDesk::AttemptModel", "signed in")},
        {u"mail"_s, QT_TRANSLATE_NOOP("FibreDesk::AttemptModel", "sender taken")},
        {u"rcpt"_s, QT_TRANSLATE_NOOP("FibreDesk::AttemptModel", "recipient taken")},
        {u"data"_s, QT_TRANSLATE_NOOP("FibreDesk::AttemptModel", "DATA answered")},
        {u"body"_s, QT_TRANSLATE_NOOP("FibreDesk::AttemptModel", "message sent")},
        {u"afterDot"_s, QT_TRANSLATE_NOOP("FibreDesk::AttemptModel", "final dot sent")}};
    const char *word = words.value(name);
    return word ? tr(word) : QString();
}

void AttemptModel::reset(std::vector<MailRun::AttemptRecord> attempts)
{
    beginResetModel();
    m_rows = std::move(attempts);
    std::ranges::reverse(m_rows);
    endResetModel();
    Q_EMIT countChanged();
}

void AttemptModel::retranslate()
{
    if (!m_rows.empty()) {
        Q_EMIT dataChanged(index(0), index(count() - 1));
    }
}

int AttemptModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant AttemptModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const MailRun::AttemptRecord &record = m_rows[static_cast<size_t>(index.row())];
    const Mail::Attempt &attempt = record.attempt;
    switch (role) {
    case TitleRole:
    case Qt::DisplayRole:
        return tr("Attempt %1").arg(record.number) + u" · "_s + dayText(attempt.begun);
    case OutcomeRole:
        return outcomeText(record);
    case ToneRole:
        return toneOf(record);
    case PhaseRole:
        return phaseText(Mail::phaseName(attempt.completed));
    case ReplyRole:
        return replyText(attempt);
    case SocketErrorRole:
        return attempt.errorText;
    case TlsRole:
        return attempt.tls;
    case ServerRole:
        return attempt.server;
    case TimesRole: {
        QStringList times{tr("began %1").arg(clockText(attempt.begun))};
        if (attempt.dotLeft.isValid()) {
            times += tr("dot left %1").arg(clockText(attempt.dotLeft));
        }
        if (attempt.ended.isValid()) {
            times += tr("ended %1").arg(clockText(attempt.ended));
        }
        return times.join(u" · "_s);
    }
    case TranscriptRole:
        return QString::fromUtf8(attempt.transcript()).remove(u'\r').trimmed();
    default:
        return {};
    }
}

QHash<int, QByteArray> AttemptModel::roleNames() const
{
    return {{TitleRole, "title"}, {OutcomeRole, "outcome"}, {ToneRole, "outcomeTone"},
        {PhaseRole, "phase"}, {ReplyRole, "reply"}, {SocketErrorRole, "socketError"},
        {TlsRole, "tls"}, {ServerRole, "server"}, {TimesRole, "times"},
        {TranscriptRole, "transcript"}};
}

void DecisionModel::reset(std::vector<MailRun::Evidence> decisions)
{
    beginResetModel();
    m_rows = std::move(decisions);
    std::ranges::reverse(m_rows);
    endResetModel();
    Q_EMIT countChanged();
}

void DecisionModel::retranslate()
{
    if (!m_rows.empty()) {
        Q_EMIT dataChanged(index(0), index(count() - 1));
    }
}

int DecisionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant DecisionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const MailRun::Evidence &evidence = m_rows[static_cast<size_t>(index.row())];
    switch (role) {
    case WhatRole:
    case Qt::DisplayRole:
        return decisionText(evidence);
    case WhoRole:
        return evidence.source == MailRun::EvidenceSource::Operator
            ? evidence.who
            : MailRun::sourceName(evidence.source) + u' ' + evidence.who;
    case ReasonRole:
        return evidence.reason;
    case TimeRole:
        return dayText(evidence.at);
    default:
        return {};
    }
}

QHash<int, QByteArray> DecisionModel::roleNames() const
{
    return {{WhatRole, "what"}, {WhoRole, "who"}, {ReasonRole, "reason"}, {TimeRole, "time"}};
}

} // namespace FibreDesk
