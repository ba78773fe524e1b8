// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deskrow.h"

#include "base/format.h"
#include "deskcampaigns.h"
#include "mailrun/ledgerqueries.h"
#include "text/mailaddress.h"

#include <QCoroTask>
#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

/// Whom a decision is kept under.
QString operatorName()
{
    QString user = qEnvironmentVariable("USER");
    if (user.isEmpty()) {
        user = qEnvironmentVariable("USERNAME", u"operator"_s);
    }
    return user + u'@' + QSysInfo::machineHostName();
}

} // namespace

DeskRow::DeskRow(DeskCampaigns *source, QObject *parent)
    : QObject(parent)
    , m_source(source)
{
}

void DeskRow::show(int row)
{
    const int generation = ++m_generation;
    if (row != m_row) {
        m_row = row;
        m_error = {};
        m_attempts.reset({});
        m_decisions.reset({});
        Q_EMIT changed();
    }
    if (row < 0 || !m_source || m_source->id().isEmpty()) {
        return;
    }
    QCoro::connect(m_source->desk()->ledger()->read([id = m_source->id(), row](
                                                        QSqlDatabase &db) -> Result<History> {
        const auto campaign = MailRun::campaign(db, id);
        if (!campaign) {
            return std::unexpected(campaign.error());
        }
        auto attempts = MailRun::attempts(db, campaign->key, row);
        auto decisions = MailRun::decisions(db, campaign->key, row);
        if (!attempts || !decisions) {
            return std::unexpected(attempts ? decisions.error() : attempts.error());
        }
        return History{std::move(*attempts), std::move(*decisions)};
    }),
        this, [this, generation](Result<History> history) {
            if (generation != m_generation) {
                return;
            }
            if (history) {
                m_attempts.reset(std::move(history->attempts));
                m_decisions.reset(std::move(history->decisions));
            } else {
                m_error = errorText(history.error());
            }
            Q_EMIT changed();
        });
}

void DeskRow::retranslate()
{
    m_attempts.retranslate();
    m_decisions.retranslate();
    Q_EMIT changed();
}

QString DeskRow::known() const
{
    if (m_attempts.rows().empty()) {
        return {};
    }
    const MailRun::AttemptRecord &last = m_attempts.rows().front();
    const QDateTime dot = last.attempt.dotLeft;
    const QString at =
        dot.isValid() ? dot.toTimeZone(Format::displayZone()).toString(u"HH:mm:ss"_s) : QString();
    if (last.isInterrupted) {
        return at.isEmpty()
            ? tr("The program ended while this mail was on its way: its last bytes may have left.")
            : tr("Its final dot left at %1, then the program ended before the answer.").arg(at);
    }
    return at.isEmpty()
        ? tr("The connection was lost before the mail server's answer.")
        : tr("Its final dot left at %1, then the connection was lost before the answer.").arg(at);
}

void DeskRow::settle(MailRun::Evidence::Outcome outcome, const QString &note)
{
    if (m_row < 0 || !m_source || m_source->id().isEmpty() || m_isBusy) {
        return;
    }
    m_isBusy = true;
    m_error = {};
    Q_EMIT changed();
    const QString id = m_source->id();
    MailRun::Evidence evidence{.source = MailRun::EvidenceSource::Operator,
        .outcome = outcome,
        .who = operatorName(),
        .reason = note.trimmed(),
        .at = QDateTime::currentDateTimeUtc()};
    QCoro::connect(m_source->desk()->settle(id, m_row, std::move(evidence)), this,
        [this, id](const Result<MailRun::RowStatus> &settled) {
            if (settled && *settled == MailRun::RowStatus::Waiting) {
                m_source->desk()->send(id);
            }
            tell(settled ? std::nullopt : std::optional(settled.error()));
        });
}

void DeskRow::tell(std::optional<Error> error)
{
    m_isBusy = false;
    m_error = error ? errorText(*error) : ErrorText();
    Q_EMIT changed();
    show(m_row);
}

void DeskRow::settleArrived(const QString &note)
{
    settle(MailRun::Evidence::Outcome::Sent, note);
}

void DeskRow::settleNotArrived(const QString &note)
{
    settle(MailRun::Evidence::Outcome::NotSent, note);
}

void DeskRow::settleGivenUp(const QString &note)
{
    settle(MailRun::Evidence::Outcome::GivenUp, note);
}

QString DeskRow::addressFault(const QString &address) const
{
    return Text::parseMailAddress(address.trimmed()).isMailable()
        ? QString()
        : tr("This is no address that can be mailed.");
}

void DeskRow::correct(const QString &address)
{
    if (m_source && m_row >= 0 && !m_isBusy) {
        correct(m_source->id(), m_row, address);
    }
}

void DeskRow::correct(const QString &campaign, int row, const QString &address)
{
    // Of another row than the one that is shown, perhaps: that one being busy must not lose it.
    if (!m_source || campaign.isEmpty()) {
        return;
    }
    m_isBusy = true;
    m_error = {};
    Q_EMIT changed();
    QCoro::connect(
        m_source->desk()->correctAddress(campaign, row, address.trimmed(), operatorName()), this,
        [this, campaign, address](const Result<void> &done) {
            if (done) {
                m_source->desk()->send(campaign);
                Q_EMIT corrected(address);
            }
            tell(done ? std::nullopt : std::optional(done.error()));
            if (!done) {
                Q_EMIT notCorrected(m_error);
            }
        });
}

} // namespace FibreDesk
