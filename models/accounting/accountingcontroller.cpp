// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The one bill in front, its print, the customer's statement, and what the page remembers.

#include "accountingcontroller.h"

#include "base/format.h"
#include "base/moneytext.h"
#include "billwords.h"
#include "store/mirror.h"

#include <QCoroTask>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

using Store::BillField;
using Store::BillKind;
using Store::BillView;

namespace {

/// Names for the file: the numbers of an enum may change.
const QList<std::pair<BillField, QString>> &fieldNames()
{
    static const QList<std::pair<BillField, QString>> names{{BillField::Number, u"number"_s},
        {BillField::Customer, u"customer"_s}, {BillField::Date, u"date"_s},
        {BillField::Due, u"due"_s}, {BillField::Total, u"total"_s}, {BillField::Open, u"open"_s},
        {BillField::Status, u"status"_s}, {BillField::Mode, u"mode"_s},
        {BillField::Reference, u"reference"_s}};
    return names;
}

QJsonObject toJson(const BillQuery &query)
{
    QString sort;
    for (const auto &[field, name] : fieldNames()) {
        sort = field == query.order.sort ? name : sort;
    }
    return {
        {u"view"_s, query.view}, {u"sort"_s, sort}, {u"descending"_s, query.order.isDescending}};
}

/// Without the text: a filter of yesterday's would make today's list look short.
BillQuery fromJson(const QJsonObject &json)
{
    BillQuery query;
    query.view = json.value("view"_L1).toString(query.view);
    query.order.isDescending = json.value("descending"_L1).toBool(true);
    for (const auto &[field, name] : fieldNames()) {
        if (name == json.value("sort"_L1).toString()) {
            query.order.sort = field;
        }
    }
    return query;
}

QString isoDate(QDate date)
{
    return date.isValid() ? date.toString(Qt::ISODate) : QString();
}

} // namespace

Store::BillFilter BillQuery::filter(BillKind kind, QDate today) const
{
    static const QHash<QString, BillView> ofInvoices{{u"open"_s, BillView::Open},
        {u"overdue"_s, BillView::Overdue}, {u"drafts"_s, BillView::Drafts},
        {u"credits"_s, BillView::CreditNotes}, {u"month"_s, BillView::ThisMonth}};
    static const QHash<QString, BillView> ofPayments{
        {u"month"_s, BillView::ThisMonth}, {u"unallocated"_s, BillView::Unallocated}};
    Store::BillFilter filter{.kind = kind, .text = text, .today = today};
    if (kind == BillKind::Payment && view.startsWith("mode:"_L1)) {
        filter.view = BillView::OfMode;
        filter.mode = view.sliced(5);
    } else {
        filter.view =
            (kind == BillKind::Invoice ? ofInvoices : ofPayments).value(view, BillView::All);
    }
    return filter;
}

QString AccountingController::memory() const
{
    const QJsonObject all{{u"kind"_s, BillWords::kind(m_kind)},
        {u"invoice"_s, toJson(m_queries[0])}, {u"payment"_s, toJson(m_queries[1])}};
    return QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

void AccountingController::restore(const QString &memory)
{
    if (m_isActive || memory.isEmpty()) {
        return;
    }
    const QJsonObject all = QJsonDocument::fromJson(memory.toUtf8()).object();
    m_queries[0] = fromJson(all.value("invoice"_L1).toObject());
    m_queries[1] = fromJson(all.value("payment"_L1).toObject());
    m_kind =
        all.value("kind"_L1).toString() == "payment"_L1 ? BillKind::Payment : BillKind::Invoice;
    m_list.setKind(m_kind);
    showViews();
    Q_EMIT queryChanged();
}

void AccountingController::setOnline(bool isOnline)
{
    m_detail.setOnline(isOnline);
    m_printed.setOnline(isOnline);
}

void AccountingController::setLanguage(const QString &language)
{
    if (m_language == language) {
        return;
    }
    m_language = language;
    m_list.setLanguage(language);
    m_detail.setLanguage(language);
    m_statement.setLanguage(language);
    showViews();
    showTotals();
    if (m_record) {
        showRecord(*m_record);
        Q_EMIT cardChanged();
    }
    Q_EMIT languageChanged();
    Q_EMIT queryChanged();
}

void AccountingController::select(int place)
{
    const qint64 row = m_list.rowAt(place);
    if (row <= 0 || (row == m_row && m_billKind == m_kind)) {
        return;
    }
    m_awaitedRow = row;
    if (const Store::BillLine *line = m_list.lineAt(place)) {
        m_row = std::exchange(m_awaitedRow, 0);
        show(m_kind, line->id);
    }
}

void AccountingController::openBill(const QString &kind, const QString &id)
{
    if (id.isEmpty()) {
        return;
    }
    const BillKind wanted = kind == "payment"_L1 ? BillKind::Payment : BillKind::Invoice;
    setKind(static_cast<int>(wanted));
    m_awaitedRow = 0;
    show(wanted, id);
}

void AccountingController::open(const QString &subject)
{
    const QString kind = subject.section(u':', 0, 0);
    const QString id = subject.section(u':', 1);
    if (kind == "statement"_L1) {
        openStatement(id);
    } else {
        m_statement.close();
        m_printed.close();
        openBill(kind, id);
    }
}

void AccountingController::openStatement(const QString &customer)
{
    if (!customer.isEmpty()) {
        m_printed.close();
        m_statement.open(customer);
    }
}

void AccountingController::print()
{
    if (isLoaded()) {
        m_printed.show(m_billKind, m_id, m_card.customerLanguage);
    }
}

void AccountingController::show(BillKind kind, const QString &id)
{
    if (id == m_id && kind == m_billKind) {
        return;
    }
    m_id = id;
    m_billKind = kind;
    m_isMissing = false;
    m_error = {};
    Q_EMIT billChanged();
    readRecord();
}

void AccountingController::close()
{
    if (m_id.isEmpty()) {
        return;
    }
    ++m_recordGeneration;
    m_id.clear();
    m_row = 0;
    m_awaitedRow = 0;
    m_card = {};
    m_record.reset();
    m_isMissing = false;
    m_error = {};
    m_detail.setBill({});
    Q_EMIT billChanged();
    Q_EMIT cardChanged();
    Q_EMIT placeChanged();
}

void AccountingController::readRecord()
{
    using Answer = Result<std::optional<Store::BillRecord>>;
    const int generation = ++m_recordGeneration;
    QCoro::connect(m_mirror->read([kind = m_billKind, id = m_id](QSqlDatabase &db) {
        return Store::billRecord(db, kind, id);
    }),
        this, [this, generation](const Answer &record) {
            if (generation != m_recordGeneration) {
                return;
            }
            m_error = record ? ErrorText() : errorText(record.error());
            m_isMissing = record && !record->has_value();
            if (record && record->has_value()) {
                m_record = **record;
                showRecord(*m_record);
            } else if (m_isMissing) {
                m_card = {};
                m_record.reset();
                m_detail.setBill({});
                // The number of its row may be another bill's by now.
                if (std::exchange(m_row, 0) != 0) {
                    Q_EMIT placeChanged();
                }
            }
            Q_EMIT cardChanged();
        });
}

void AccountingController::showRecord(const Store::BillRecord &record)
{
    const Store::BillLine &line = record.line;
    const Store::BillState state = line.state(today());
    const QString language = record.language.left(2).toLower();
    m_card = {.id = line.id,
        .kind = BillWords::kind(line.kind),
        .customer = line.customer,
        .customerName = line.customerName.isEmpty() ? line.customer : line.customerName,
        .posted = isoDate(line.posted),
        .due = isoDate(line.due),
        .total =
            MoneyText::shown(line.isRefund ? -line.total : line.total, m_language, line.currency),
        .open = MoneyText::shown(line.open, m_language, line.currency),
        .isOpenKnown = line.isOpenKnown,
        .hasOpen = !line.open.isZero(),
        .stateText = BillWords::state(state, line.kind),
        .tone = BillWords::tone(state),
        .glyph = BillWords::glyph(state),
        .daysOverdue = line.daysOverdue(today()),
        .mode = line.mode,
        .reference = line.reference,
        .isRefund = line.isRefund,
        .customerLanguage = language == "en"_L1 ? u"en"_s : u"fr"_s,
        .fetchedAt = record.fetchedAt};
    m_detail.setBill(line);
    if (m_row != line.row) {
        m_row = line.row;
        Q_EMIT placeChanged();
    }
}

} // namespace FibreDesk
