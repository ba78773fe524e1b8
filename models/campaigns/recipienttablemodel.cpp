// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recipienttablemodel.h"

#include "base/errortext.h"
#include "base/format.h"
#include "deskhistory.h"

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace FibreDesk {

RecipientTableModel::RecipientTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    // Several events of one burst are one announcement: three frames are not noticed, a thousand
    // signals are.
    m_flushTimer.setSingleShot(true);
    m_flushTimer.setInterval(std::chrono::milliseconds(50));
    connect(&m_flushTimer, &QTimer::timeout, this, &RecipientTableModel::flush);
}

QString RecipientTableModel::folded(const QString &text)
{
    const QString decomposed = text.normalized(QString::NormalizationForm_D);
    QString result;
    result.reserve(decomposed.size());
    for (const QChar c : decomposed) {
        if (!c.isMark()) {
            result += c.toLower();
        }
    }
    return result;
}

RecipientTableModel::Derived RecipientTableModel::derived(const CampaignRow &row)
{
    Derived result;
    if (row.status == CampaignRow::Status::Failed) {
        result.cause = row.cause.key.isEmpty() ? failureCause(row.error) : row.cause;
    }
    result.haystack = folded(row.fullName() + u'\n' + row.email + u'\n' + row.customer + u'\n'
        + row.address + u'\n' + row.error);
    return result;
}

void RecipientTableModel::rederive(int row)
{
    const auto at = static_cast<size_t>(row);
    const Resend resend = m_derived[at].resend;
    auto error = std::move(m_derived[at].resendError);
    m_derived[at] = derived(m_rows[at]);
    m_derived[at].resend = resend;
    m_derived[at].resendError = std::move(error);
}

void RecipientTableModel::reset(QString campaign, std::vector<CampaignRow> rows)
{
    beginResetModel();
    m_flushTimer.stop();
    m_dirty.clear();
    m_campaign = std::move(campaign);
    m_rows = std::move(rows);
    m_derived.clear();
    m_derived.reserve(m_rows.size());
    for (const CampaignRow &row : m_rows) {
        m_derived.push_back(derived(row));
    }
    endResetModel();
    Q_EMIT rowsChanged();
}

void RecipientTableModel::settle(int row, const CampaignRow &before)
{
    auto &mine = m_derived[static_cast<size_t>(row)];
    const auto &now = m_rows[static_cast<size_t>(row)];
    const bool moved = now.status != before.status || now.attempts != before.attempts
        || now.error != before.error || now.lastChange != before.lastChange;
    switch (mine.resend) {
    case Asking:
    case Accepted:
    case Unanswered:
    case NotTaken:
    case Refused:
        if (moved) {
            mine.resend = Settled;
            mine.resendError.reset();
        } else if (mine.resend == Unanswered && now.status == CampaignRow::Status::Failed) {
            mine.resend = NotTaken;
        }
        break;
    default:
        break;
    }
}

void RecipientTableModel::applySnapshot(std::vector<CampaignRow> rows)
{
    const int before = static_cast<int>(m_rows.size());
    const int after = static_cast<int>(rows.size());
    const int common = std::min(before, after);
    for (int row = 0; row < common; ++row) {
        const auto at = static_cast<size_t>(row);
        const bool wasUnanswered = m_derived[at].resend == Unanswered;
        if (m_rows[at] == rows[at] && !wasUnanswered) {
            continue;
        }
        std::swap(m_rows[at], rows[at]);
        rederive(row);
        settle(row, rows[at]);
        markDirty(row);
    }
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_rows.resize(static_cast<size_t>(after));
        m_derived.resize(static_cast<size_t>(after));
        m_dirty.erase(m_dirty.lower_bound(after), m_dirty.end());
        endRemoveRows();
    } else if (after > before) {
        beginInsertRows({}, before, after - 1);
        for (int row = before; row < after; ++row) {
            m_rows.push_back(std::move(rows[static_cast<size_t>(row)]));
            m_derived.push_back(derived(m_rows.back()));
        }
        endInsertRows();
    }
    if (m_dirty.empty() && before != after) {
        Q_EMIT rowsChanged();
    }
    flush();
}

void RecipientTableModel::applyRow(CampaignRow row)
{
    const int id = row.row;
    if (!hasRow(id) || m_rows[static_cast<size_t>(id)] == row) {
        return; // a row we never read: the next reading brings it
    }
    std::swap(m_rows[static_cast<size_t>(id)], row);
    rederive(id);
    settle(id, row);
    markDirty(id);
}

void RecipientTableModel::setResend(int row, Resend resend, std::optional<Error> error)
{
    if (!hasRow(row)) {
        return;
    }
    auto &mine = m_derived[static_cast<size_t>(row)];
    // The event may be faster than the answer to the request that caused it.
    if (mine.resend == Settled && (resend == Accepted || resend == Unanswered)) {
        return;
    }
    mine.resend = resend;
    mine.resendError = std::move(error);
    markDirty(row);
}

void RecipientTableModel::setLanguage(const QString &language)
{
    m_language = language;
    if (!m_rows.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void RecipientTableModel::markDirty(int row)
{
    m_dirty.insert(row);
    if (!m_flushTimer.isActive()) {
        m_flushTimer.start();
    }
}

void RecipientTableModel::flush()
{
    m_flushTimer.stop();
    if (m_dirty.empty()) {
        return;
    }
    const std::set<int> dirty = std::exchange(m_dirty, {});
    for (auto it = dirty.begin(); it != dirty.end();) {
        const int first = *it;
        int last = first;
        while (++it != dirty.end() && *it == last + 1) {
            last = *it;
        }
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
    }
    Q_EMIT rowsChanged();
}

const FailureCause *RecipientTableModel::causeAt(int row) const
{
    if (!hasRow(row) || statusAt(row) != Failed) {
        return nullptr;
    }
    return &m_derived[static_cast<size_t>(row)].cause;
}

RecipientTableModel::Status RecipientTableModel::statusAt(int row) const
{
    return hasRow(row) ? static_cast<Status>(m_rows[static_cast<size_t>(row)].status) : Waiting;
}

RecipientTableModel::Resend RecipientTableModel::resendAt(int row) const
{
    return hasRow(row) ? m_derived[static_cast<size_t>(row)].resend : NotAsked;
}

bool RecipientTableModel::canResend(int row) const
{
    if (statusAt(row) != Failed) {
        return false;
    }
    switch (resendAt(row)) {
    case NotAsked:
    case Refused:
    case NotTaken:
    case Settled:
        return true;
    default:
        return false;
    }
}

bool RecipientTableModel::canResendTogether(int row) const
{
    return canResend(row) && !m_rows[static_cast<size_t>(row)].isRefused;
}

const QString &RecipientTableModel::haystack(int row) const
{
    static const QString none;
    return hasRow(row) ? m_derived[static_cast<size_t>(row)].haystack : none;
}

QString RecipientTableModel::timeText(const QDateTime &time) const
{
    if (!time.isValid()) {
        return {};
    }
    // To the second: two attempts of one row lie two seconds apart.
    const QDateTime local = time.toTimeZone(Format::displayZone());
    const QDate today = QDateTime::currentDateTimeUtc().toTimeZone(Format::displayZone()).date();
    const QString clock = local.toString(u"HH:mm:ss"_s);
    return local.date() == today
        ? clock
        : Format::shortDate(local.date(), today, m_language) + u' ' + clock;
}

QString RecipientTableModel::statusText(int row) const
{
    switch (statusAt(row)) {
    case Waiting:
        return tr("Waiting");
    case Sent:
        return tr("Sent");
    case Opened:
        return tr("Opened");
    case Clicked:
        return tr("Clicked");
    case Failed:
        return tr("Failed");
    case Uncertain:
        return tr("Uncertain");
    case Excluded:
        return tr("Excluded");
    }
    return {};
}

QString RecipientTableModel::note(int row) const
{
    const auto &mine = m_derived[static_cast<size_t>(row)];
    switch (mine.resend) {
    case Queued:
        return tr("waits its turn to be resent");
    case Asking:
        return tr("asking the hub to resend…");
    case Accepted:
        return tr("resend accepted, the hub has not reported yet");
    case Refused:
        return mine.resendError ? tr("not resent: %1").arg(errorText(*mine.resendError).sentence())
                                : tr("not resent");
    case Unanswered:
        return tr("no answer to the resend: it may be under way, so it is not repeated");
    case NotTaken:
        return tr("no answer to the resend; read again, the row still stands as failed");
    case NotAsked:
    case Settled:
        break;
    }
    return {};
}

QString RecipientTableModel::sentence(int row) const
{
    if (!hasRow(row)) {
        return {};
    }
    const auto &recipient = m_rows[static_cast<size_t>(row)];
    const auto &mine = m_derived[static_cast<size_t>(row)];
    QStringList parts;
    const QString told = note(row);
    if (!told.isEmpty()) {
        parts += told;
    }
    switch (statusAt(row)) {
    case Failed: {
        parts += recipient.error.isEmpty()
            ? tr("failed, the hub gives no reason")
            : mine.cause.groupLabel(400); // the address stands beside
        if (recipient.attempts > 0) {
            parts += tr("%n attempt(s)", nullptr, recipient.attempts);
        }
        if (const QString last = timeText(recipient.lastChange); !last.isEmpty()) {
            parts += tr("last %1", "time of the last attempt").arg(last);
        }
        break;
    }
    case Uncertain:
        if (!recipient.strangeStatus.isEmpty()) {
            parts += tr("the hub says “%1”").arg(recipient.strangeStatus);
        }
        if (!recipient.error.isEmpty()) {
            parts += recipient.error.simplified();
        }
        break;
    case Excluded:
        if (!recipient.excludedReason.isEmpty()) {
            parts += recipient.excludedReason;
        }
        break;
    case Waiting:
        if (recipient.isOnItsWay) {
            parts += tr("on its way");
        }
        // What went wrong so far matters while the next try is due.
        if (!recipient.error.isEmpty()) {
            parts += recipient.error.simplified();
        }
        break;
    default:
        break;
    }
    if (!recipient.evidence.isEmpty()) {
        parts += recipient.evidence;
    }
    return parts.join(u" · "_s);
}

QString RecipientTableModel::cellText(int row, int column) const
{
    const auto &recipient = m_rows[static_cast<size_t>(row)];
    switch (column) {
    case RecipientColumn:
        return recipient.fullName();
    case EmailColumn:
        return recipient.email;
    case StatusColumn:
        return statusText(row);
    case ReasonColumn:
        return sentence(row);
    case PhaseColumn:
        return phaseText(recipient.phase);
    case AttemptsColumn:
        return recipient.attempts > 0 ? QString::number(recipient.attempts) : QString();
    case LastColumn:
        return timeText(recipient.lastChange);
    case CustomerColumn:
        return recipient.customer;
    case LanguageColumn:
        return recipient.language.toUpper();
    default:
        return {};
    }
}

QVariant RecipientTableModel::sortValue(int row, int column) const
{
    const auto &recipient = m_rows[static_cast<size_t>(row)];
    switch (column) {
    case RecipientColumn:
        return folded(recipient.lastName + u' ' + recipient.firstName);
    case EmailColumn:
        return recipient.email.toLower();
    case StatusColumn: {
        // What needs somebody stands first.
        static constexpr int order[] = {2, 3, 4, 5, 0, 1, 6};
        return order[statusAt(row)];
    }
    case ReasonColumn:
        return m_derived[static_cast<size_t>(row)].cause.key;
    case PhaseColumn:
        return recipient.phase;
    case AttemptsColumn:
        return recipient.attempts;
    case LastColumn:
        return recipient.lastChange.toMSecsSinceEpoch();
    case CustomerColumn:
        return recipient.customer;
    case LanguageColumn:
        return recipient.language;
    case ActionColumn:
        return static_cast<int>(resendAt(row));
    default:
        return {};
    }
}

RecipientDetails RecipientTableModel::details(int row) const
{
    RecipientDetails details;
    if (!hasRow(row)) {
        return details;
    }
    const auto &recipient = m_rows[static_cast<size_t>(row)];
    details.row = row;
    details.name = recipient.fullName();
    details.email = recipient.email;
    details.recipientLanguage = recipient.language;
    details.address = recipient.address;
    details.customer = recipient.customer;
    details.match = recipient.match;
    details.status = statusAt(row);
    details.statusText = statusText(row);
    details.error = recipient.error;
    details.note = note(row);
    details.attempts = recipient.attempts;
    details.lastChange = recipient.lastChange;
    details.messageId = recipient.messageId;
    details.giftClicked = recipient.isGiftClicked;
    details.giftClickedAt = recipient.giftClickedAt;
    details.canResend = canResend(row);
    details.isRefused = recipient.isRefused;
    details.phase = phaseText(recipient.phase);
    details.excludedReason = recipient.excludedReason;
    details.evidence = recipient.evidence;
    return details;
}

QStringList RecipientTableModel::exportHeader() const
{
    return {tr("row"), tr("first name"), tr("last name"), tr("e-mail"), tr("status"), tr("error"),
        tr("got as far as"), tr("attempts"), tr("last change (UTC)"), tr("customer"),
        tr("language"), tr("address"), tr("gift link clicked"), tr("message id")};
}

QStringList RecipientTableModel::exportRow(int row) const
{
    if (!hasRow(row)) {
        return {};
    }
    const auto &recipient = m_rows[static_cast<size_t>(row)];
    const QDateTime last = recipient.lastChange;
    return {QString::number(recipient.row), recipient.firstName, recipient.lastName,
        recipient.email, statusText(row),
        recipient.status == CampaignRow::Status::Excluded ? recipient.excludedReason
                                                          : recipient.error.simplified(),
        phaseText(recipient.phase), QString::number(recipient.attempts),
        last.isValid() ? last.toUTC().toString(Qt::ISODate) : QString(), recipient.customer,
        recipient.language, recipient.address, recipient.isGiftClicked ? tr("yes") : tr("no"),
        recipient.messageId};
}

int RecipientTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RecipientTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RecipientTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const int row = index.row();
    const auto &recipient = m_rows[static_cast<size_t>(row)];
    switch (role) {
    case CellTextRole:
        return cellText(row, index.column());
    case RowIdRole:
        return recipient.row;
    case StatusRole:
        return statusAt(row);
    case SortRole:
        return sortValue(row, index.column());
    case ResendRole:
        return resendAt(row);
    case CanResendRole:
        return canResend(row);
    case RefusedRole:
        return recipient.isRefused;
    case CustomerRole:
        return recipient.customer;
    case ErrorRole:
        return recipient.error;
    case NoteRole:
        return note(row);
    case AccessibleRole:
        return QStringList{recipient.fullName(), recipient.email, statusText(row), sentence(row)}
            .join(u", "_s);
    default:
        return {};
    }
}

QVariant RecipientTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != CellTextRole && role != Qt::DisplayRole)) {
        return {};
    }
    switch (section) {
    case RecipientColumn:
        return tr("Recipient");
    case EmailColumn:
        return tr("E-mail");
    case StatusColumn:
        return tr("Status");
    case ReasonColumn:
        return tr("Reason");
    case PhaseColumn:
        return tr("Got as far as");
    case AttemptsColumn:
        return tr("Attempts");
    case LastColumn:
        return tr("Last change");
    case CustomerColumn:
        return tr("Customer");
    case LanguageColumn:
        return tr("Language");
    default:
        return QString();
    }
}

QHash<int, QByteArray> RecipientTableModel::roleNames() const
{
    return {{CellTextRole, "cellText"}, {RowIdRole, "rowId"}, {StatusRole, "status"},
        {SortRole, "sortValue"}, {ResendRole, "resend"}, {CanResendRole, "canResend"},
        {RefusedRole, "isRefused"}, {CustomerRole, "customer"}, {ErrorRole, "serverWords"},
        {NoteRole, "note"}, {AccessibleRole, "accessibleText"}};
}

} // namespace FibreDesk
