// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "billdetail.h"

#include "accounting/billfetch.h"
#include "base/moneytext.h"
#include "billwords.h"
#include "erp/erpclient.h"

#include <QCoroTask>
#include <QLocale>

#include <chrono>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

/// Whoever walks through the list asks for none of the bills passed by.
constexpr auto rest = std::chrono::milliseconds(250);

QString iso(QDate date)
{
    return date.isValid() ? date.toString(Qt::ISODate) : QString();
}

} // namespace

BillDetail::BillDetail(Erp::ErpClient *erp, Clock clock, QObject *parent)
    : QObject(parent)
    , m_erp(erp)
    , m_clock(std::move(clock))
    , m_items({"title", "detail", "quantity", "rate", "amount"}, 0)
    , m_sums({"title", "amount", "isTotal"}, 0)
    , m_schedule({"day", "title", "amount"}, 0)
    , m_links({"linkKind", "day", "amount", "canOpen"}, 0)
{
    m_askTimer.setSingleShot(true);
    m_askTimer.setInterval(rest);
    connect(&m_askTimer, &QTimer::timeout, this, &BillDetail::ask);
}

BillDetail::~BillDetail()
{
    ++m_generation; // what is aborted answers at once: to nobody any more
    m_scope.abort();
}

void BillDetail::setOnline(bool isOnline)
{
    if (m_isOnline == isOnline) {
        return;
    }
    m_isOnline = isOnline;
    if (!this->isOnline()) {
        m_askTimer.stop();
    } else if (!m_line.id.isEmpty() && !isLoaded()) {
        m_askTimer.start();
    }
    Q_EMIT changed();
}

void BillDetail::setLanguage(const QString &language)
{
    if (m_language != language) {
        m_language = language;
        show();
        Q_EMIT changed();
    }
}

void BillDetail::forget()
{
    ++m_generation;
    m_scope.abort();
    m_document = {};
    m_isAsking = false;
    m_askedAt = {};
    m_error = {};
    m_findings.clear();
    for (RecordModel *model : {&m_items, &m_sums, &m_schedule, &m_links}) {
        model->reset({});
    }
}

void BillDetail::setBill(const Store::BillLine &line)
{
    const bool isAnother = line.id != m_line.id || line.kind != m_line.kind;
    if (!isAnother && line == m_line) {
        return;
    }
    m_line = line;
    if (isAnother) {
        forget();
    } else {
        show(); // the copy has moved on: so may what does not agree with it
    }
    if (line.id.isEmpty() || !isOnline()) {
        m_askTimer.stop();
    } else {
        m_askTimer.start();
    }
    Q_EMIT changed();
}

void BillDetail::askAgain()
{
    if (!m_line.id.isEmpty() && isOnline()) {
        ask();
    }
}

void BillDetail::ask()
{
    m_isAsking = true;
    Q_EMIT changed();
    const int generation = ++m_generation;
    QCoro::connect(Accounting::fetchBill(m_erp, m_line.kind, m_line.id, &m_scope), this,
        [this, generation](const Result<Accounting::BillDocument> &document) {
            if (generation != m_generation) {
                return;
            }
            m_isAsking = false;
            m_error = document ? ErrorText() : errorText(document.error());
            if (document) {
                m_document = *document;
                m_askedAt = m_clock.now();
                show();
            }
            Q_EMIT changed();
        });
}

QString BillDetail::money(Billing::Money amount) const
{
    return MoneyText::shown(amount, m_language, m_line.currency);
}

void BillDetail::show()
{
    if (!isLoaded()) {
        return;
    }
    using Rows = std::vector<RecordModel::Row>;
    const QLocale locale(m_language == "fr"_L1 ? u"fr_CA"_s : u"en_CA"_s);
    const auto number = [](const Rows &rows) { return QString::number(rows.size()); };
    Rows items;
    for (const Accounting::BillItem &item : m_document.items) {
        const QString name = item.name.isEmpty() ? item.code : item.name;
        items.push_back({number(items),
            {name, item.description == name ? QString() : item.description,
                locale.toString(item.quantity, 'g', 6),
                MoneyText::rate(item.rate, m_language, m_line.currency), money(item.amount)}});
    }
    m_items.applySnapshot(std::move(items));
    Rows sums;
    const auto add = [&](const QString &title, Billing::Money amount, bool isTotal) {
        sums.push_back({number(sums), {title, money(amount), isTotal}});
    };
    if (m_document.kind == Store::BillKind::Invoice) {
        add(tr("Net"), m_document.net, false);
        for (const Accounting::BillTax &tax : m_document.taxes) {
            add(tax.description, tax.amount, false);
        }
        if (!m_document.rounding.isZero()) {
            add(tr("Rounding"), m_document.rounding, false);
        }
        add(tr("Total"), m_document.total, true);
        add(tr("Left to pay"), m_document.open, false);
    } else {
        if (!m_document.deductions.isZero()) {
            add(tr("Deductions"), m_document.deductions, false);
        }
        add(tr("Put to no invoice"), m_document.open, false);
        add(tr("Amount"), m_document.total, true);
    }
    m_sums.applySnapshot(std::move(sums));
    Rows terms;
    // One term that is the due date itself says nothing new.
    for (const Accounting::BillTerm &term : m_document.schedule) {
        if (m_document.schedule.size() > 1) {
            terms.push_back({number(terms), {iso(term.due), term.description, money(term.amount)}});
        }
    }
    m_schedule.applySnapshot(std::move(terms));
    Rows links;
    for (const Accounting::BillLink &link : m_document.links) {
        links.push_back({link.id,
            {BillWords::kind(link.kind), iso(link.date), money(link.allocated), link.isBill()}});
    }
    m_links.applySnapshot(std::move(links));
    m_findings.clear();
    for (const auto &finding : Accounting::findingsOf(m_document, m_line)) {
        m_findings += BillWords::finding(finding, m_language, m_line.currency);
    }
}

} // namespace FibreDesk
