// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "billlistmodel.h"

#include "base/format.h"
#include "base/moneytext.h"
#include "billwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk {

using Store::BillKind;
using Store::BillLine;

void BillListModel::setKind(BillKind kind)
{
    if (m_kind == kind) {
        return;
    }
    // Row numbers of the one say nothing of the other.
    reset({});
    forgetLines();
    m_kind = kind;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void BillListModel::setToday(QDate today)
{
    if (m_today != today) {
        m_today = today;
        tellRows(0, count() - 1);
    }
}

void BillListModel::setLanguage(const QString &language)
{
    if (m_language == language) {
        return;
    }
    m_language = language;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    tellRows(0, count() - 1);
}

void BillListModel::putLines(const std::vector<qint64> &asked, std::vector<BillLine> lines)
{
    tellArrived(asked, m_lines.put(asked, std::move(lines)));
}

void BillListModel::forgetLines()
{
    m_lines.clear();
    forgetAsked();
}

std::vector<qint64> BillListModel::linesOf(
    const QStringList &bills, const QStringList &customers) const
{
    const QSet<QString> ids(bills.cbegin(), bills.cend());
    const QSet<QString> owners(customers.cbegin(), customers.cend());
    return m_lines.rowsWhere([&ids, &owners](const BillLine &line) {
        return ids.contains(line.id) || owners.contains(line.customer);
    });
}

QList<int> BillListModel::columnsOf(BillKind kind)
{
    return kind == BillKind::Invoice
        ? QList<int>{NumberColumn, CustomerColumn, DateColumn, DueColumn, TotalColumn, OpenColumn,
              StateColumn, OverdueColumn}
        : QList<int>{NumberColumn, CustomerColumn, DateColumn, ModeColumn, ReferenceColumn,
              TotalColumn, OpenColumn, StateColumn};
}

QString BillListModel::title(BillKind kind, int column)
{
    const bool isInvoice = kind == BillKind::Invoice;
    switch (column) {
    case NumberColumn:
        return tr("Number");
    case CustomerColumn:
        return tr("Customer");
    case DateColumn:
        return tr("Date");
    case DueColumn:
        return tr("Due");
    case ModeColumn:
        return tr("Mode", "of payment");
    case ReferenceColumn:
        return tr("Reference");
    case TotalColumn:
        return isInvoice ? tr("Total") : tr("Amount");
    case OpenColumn:
        return isInvoice ? tr("Left to pay") : tr("Unallocated");
    case StateColumn:
        return tr("State");
    case OverdueColumn:
        return tr("Overdue by");
    default:
        return {};
    }
}

QStringList BillListModel::cellsOf(const BillLine &line, QDate today)
{
    const auto iso = [](QDate date) {
        return date.isValid() ? date.toString(Qt::ISODate) : QString();
    };
    QStringList cells;
    for (const int column : columnsOf(line.kind)) {
        switch (column) {
        case NumberColumn:
            cells += line.id;
            break;
        case CustomerColumn:
            cells += line.customerName.isEmpty() ? line.customer : line.customerName;
            break;
        case DateColumn:
            cells += iso(line.posted);
            break;
        case DueColumn:
            cells += iso(line.due);
            break;
        case ModeColumn:
            cells += line.mode;
            break;
        case ReferenceColumn:
            cells += line.reference;
            break;
        case TotalColumn:
            cells += MoneyText::plain(signedMoney(line, line.total));
            break;
        case OpenColumn:
            cells += line.isOpenKnown ? MoneyText::plain(signedMoney(line, line.open)) : QString();
            break;
        case StateColumn:
            cells += stateText(line, today);
            break;
        default:
            cells += QString::number(line.daysOverdue(today));
            break;
        }
    }
    if (line.kind == BillKind::Invoice) {
        cells += line.currency;
    }
    return cells;
}

Billing::Money BillListModel::signedMoney(const BillLine &line, Billing::Money amount)
{
    return line.isRefund ? -amount : amount;
}

QString BillListModel::stateText(const BillLine &line, QDate today)
{
    return line.isRefund && line.docstatus == 1 ? tr("Refund")
                                                : BillWords::state(line.state(today), line.kind);
}

int BillListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString BillListModel::cellText(const BillLine &line, int column) const
{
    switch (column) {
    case NumberColumn:
        return line.id;
    case CustomerColumn:
        return line.customerName.isEmpty() ? line.customer : line.customerName;
    case DateColumn:
        return line.posted.isValid() ? Format::shortDate(line.posted, m_today, m_language)
                                     : QString();
    case DueColumn:
        return line.due.isValid() ? Format::shortDate(line.due, m_today, m_language) : QString();
    case ModeColumn:
        return line.mode;
    case ReferenceColumn:
        return line.reference;
    case TotalColumn:
        return MoneyText::shown(signedMoney(line, line.total), m_language, line.currency);
    case OpenColumn:
        return !line.isOpenKnown || line.open.isZero()
            ? QString()
            : MoneyText::shown(signedMoney(line, line.open), m_language, line.currency);
    case StateColumn:
        return stateText(line, m_today);
    case OverdueColumn: {
        const int days = line.daysOverdue(m_today);
        return days > 0 ? tr("%n day(s)", "", days) : QString();
    }
    default:
        return {};
    }
}

QString BillListModel::sentence(const BillLine &line) const
{
    QStringList parts{line.id, cellText(line, CustomerColumn), cellText(line, StateColumn),
        cellText(line, TotalColumn)};
    if (line.daysOverdue(m_today) > 0) {
        parts += tr("overdue by %1").arg(cellText(line, OverdueColumn));
    }
    parts.removeAll({});
    return parts.join(u", "_s);
}

QVariant BillListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    if (role <= Qt::UserRole) {
        return {}; // ours only: an empty text is no size and no font
    }
    const BillLine *line = lineAt(index.row());
    if (!line) {
        want(index.row());
        const bool isFlag = role == LoadedRole || role == QuietRole || role == AlertRole;
        return isFlag ? QVariant(false) : QVariant(QString());
    }
    const Store::BillState state = line->state(m_today);
    switch (role) {
    case CellTextRole:
        return cellText(*line, index.column());
    case RowIdRole:
        return line->id;
    case LoadedRole:
        return true;
    case ToneRole:
        return BillWords::tone(state);
    case GlyphRole:
        return BillWords::glyph(state);
    case QuietRole:
        return state == Store::BillState::Cancelled || state == Store::BillState::Paid;
    case AlertRole:
        return state == Store::BillState::Overdue;
    case AccessibleRole:
        return sentence(*line);
    default:
        return {};
    }
}

QVariant BillListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != CellTextRole) {
        return {};
    }
    return title(m_kind, section);
}

QHash<int, QByteArray> BillListModel::roleNames() const
{
    return {{CellTextRole, "cellText"}, {RowIdRole, "rowId"}, {LoadedRole, "loaded"},
        {ToneRole, "tone"}, {GlyphRole, "stateGlyph"}, {QuietRole, "isQuiet"},
        {AlertRole, "isAlert"}, {AccessibleRole, "rowText"}};
}

} // namespace FibreDesk
