// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "accountstatement.h"

#include "base/format.h"
#include "base/moneytext.h"
#include "statementfile.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "tickets/attachment.h"

#include <QCoroTask>
#include <QtConcurrentRun>

#include <algorithm>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

using Accounting::StatementEntry;

QString kindKey(StatementEntry::Kind kind)
{
    switch (kind) {
    case StatementEntry::Kind::Invoice:
        return u"invoice"_s;
    case StatementEntry::Kind::CreditNote:
        return u"credit"_s;
    case StatementEntry::Kind::Refund:
        return u"refund"_s;
    case StatementEntry::Kind::Payment:
        break;
    }
    return u"payment"_s;
}

QString iso(QDate date)
{
    return date.isValid() ? date.toString(Qt::ISODate) : QString();
}

} // namespace

AccountStatement::AccountStatement(Store::Mirror *mirror, Clock clock, QObject *parent)
    : QObject(parent)
    , m_mirror(mirror)
    , m_clock(std::move(clock))
    , m_entries({"entryKind", "day", "detail", "due", "charge", "credit", "balance"}, 0)
    , m_ageing({"title", "amount", "isOwed"}, 0)
{
}

QDate AccountStatement::today() const
{
    return m_clock.now().toTimeZone(Format::displayZone()).date();
}

QString AccountStatement::money(Billing::Money amount) const
{
    return MoneyText::shown(amount, m_language, m_statement.currency);
}

QString AccountStatement::from() const
{
    return iso(m_statement.from);
}

QString AccountStatement::to() const
{
    return iso(m_statement.to);
}

QString AccountStatement::csvName() const
{
    return StatementFile::fileName(m_statement, m_fileLanguage, u"csv"_s);
}

void AccountStatement::setLanguage(const QString &language)
{
    if (m_language != language) {
        m_language = language;
        show();
    }
}

void AccountStatement::setFileLanguage(const QString &language)
{
    if (m_fileLanguage != language) {
        m_fileLanguage = language;
        Q_EMIT changed();
    }
}

void AccountStatement::open(const QString &customer)
{
    if (customer != m_customer) {
        close();
        m_customer = customer;
        Q_EMIT customerChanged();
    }
    reload();
}

void AccountStatement::close()
{
    ++m_generation;
    m_customer.clear();
    m_account = {};
    m_statement = {};
    m_isLoaded = false;
    m_isMissing = false;
    m_error = {};
    show();
    Q_EMIT customerChanged();
}

void AccountStatement::reload()
{
    if (m_customer.isEmpty()) {
        return;
    }
    using Answer = Result<std::optional<Store::CustomerAccount>>;
    const int generation = ++m_generation;
    QCoro::connect(m_mirror->read([customer = m_customer](QSqlDatabase &db) {
        return Store::customerAccount(db, customer);
    }),
        this, [this, generation](const Answer &account) {
            if (generation != m_generation) {
                return;
            }
            m_error = account ? ErrorText() : errorText(account.error());
            m_isMissing = account && !account->has_value();
            if (account && account->has_value()) {
                if (!m_isLoaded) {
                    const QString language = (*account)->language.left(2).toLower();
                    m_fileLanguage = language == "en"_L1 ? u"en"_s : u"fr"_s;
                }
                m_account = **account;
                m_isLoaded = true;
                make();
            } else {
                show();
            }
        });
}

void AccountStatement::handleChanges(const Store::Changes &changes)
{
    if (!m_customer.isEmpty()
        && (changes.touches(Store::Kind::Invoice) || changes.touches(Store::Kind::Payment)
            || changes.ids.value(Store::Kind::Customer).contains(m_customer))) {
        reload();
    }
}

void AccountStatement::setPeriod(int period)
{
    m_period = std::clamp(period, 0, int(Everything));
    make();
}

bool AccountStatement::choosePeriod(const QString &from, const QString &to)
{
    const QDate first = QDate::fromString(from.trimmed(), Qt::ISODate);
    const QDate last = QDate::fromString(to.trimmed(), Qt::ISODate);
    if (!first.isValid() || !last.isValid() || last < first) {
        return false;
    }
    m_period = Chosen;
    m_from = first;
    m_to = last;
    make();
    return true;
}

void AccountStatement::make()
{
    const QDate now = today();
    if (m_period != Chosen) {
        m_to = now;
    }
    switch (m_period) {
    case ThisMonth:
        m_from = QDate(now.year(), now.month(), 1);
        break;
    case ThreeMonths:
        m_from = now.addMonths(-3);
        break;
    case ThisYear:
        m_from = QDate(now.year(), 1, 1);
        break;
    case OneYear:
        m_from = now.addYears(-1);
        break;
    case Everything:
        m_from = now;
        for (const Store::BillLine &bill : m_account.bills) {
            if (bill.posted.isValid() && bill.docstatus == 1) {
                m_from = std::min(m_from, bill.posted);
                m_to = std::max(m_to, bill.posted);
            }
        }
        break;
    default:
        break;
    }
    m_statement = Accounting::makeStatement(m_account, m_from, m_to, now);
    show();
}

void AccountStatement::show()
{
    std::vector<RecordModel::Row> entries;
    std::vector<RecordModel::Row> ageing;
    m_notes.clear();
    m_difference.clear();
    if (m_isLoaded) {
        for (const StatementEntry &entry : m_statement.entries) {
            const bool isCharge = entry.amount > Billing::Money();
            entries.push_back({entry.id,
                {kindKey(entry.kind), iso(entry.date), entry.detail, iso(entry.due),
                    isCharge ? money(entry.amount) : QString(),
                    isCharge ? QString() : money(-entry.amount), money(entry.balance)}});
        }
        const QStringList ages{tr("Not due yet"), tr("1–30 days"), tr("31–60 days"),
            tr("61–90 days"), tr("Over 90 days")};
        for (std::size_t i = 0; i < m_statement.ageing.size(); ++i) {
            const Billing::Money amount = m_statement.ageing[i];
            ageing.push_back({QString::number(i),
                {ages[static_cast<qsizetype>(i)], money(amount),
                    i > 0 && amount > Billing::Money()}});
        }
        m_notes = StatementFile::remarks(m_statement, m_language);
        if (const Billing::Money gap = m_statement.difference(); !gap.isZero()) {
            const QString most =
                tr("The invoices and payments make a balance of %1; what the "
                   "invoices leave open less what was paid ahead makes %2: %3 apart.")
                    .arg(money(m_statement.balance),
                        money(m_statement.open - m_statement.unallocated), money(gap.absolute()));
            m_difference = m_statement.isUnallocatedKnown ? most
                                                          : most + u' '
                    + tr("The server does not say how much of the payments was put to no invoice.");
        }
    }
    m_entries.applySnapshot(std::move(entries));
    m_ageing.applySnapshot(std::move(ageing));
    Q_EMIT changed();
}

void AccountStatement::saveCsv(const QUrl &target)
{
    const QString path = target.toLocalFile();
    if (path.isEmpty() || !m_isLoaded || m_isWriting) {
        return;
    }
    m_isWriting = true;
    Q_EMIT changed();
    QtConcurrent::run([path, statement = m_statement, language = m_fileLanguage] {
        return Tickets::keepFileAs(path, StatementFile::csv(statement, language));
    }).then(this, [this, path](const Result<void> &saved) {
        m_isWriting = false;
        Q_EMIT changed();
        if (saved) {
            Q_EMIT noticed(tr("The statement was written to %1.").arg(path), u"ok"_s);
        } else {
            Q_EMIT noticed(
                tr("The statement was not written. %1").arg(errorText(saved.error()).sentence()),
                u"danger"_s);
        }
    });
}

void AccountStatement::makePdf()
{
    if (!m_isLoaded || m_isWriting) {
        return;
    }
    m_isWriting = true;
    Q_EMIT changed();
    QtConcurrent::run([statement = m_statement, language = m_fileLanguage, issuer = m_issuer] {
        return StatementFile::pdf(statement, language, issuer);
    })
        .then(this,
            [this, customer = m_customer, title = tr("Statement of %1").arg(m_statement.name),
                name = StatementFile::fileName(m_statement, m_fileLanguage, u"pdf"_s)](
                const QByteArray &content) {
                m_isWriting = false;
                Q_EMIT changed();
                // Who closed the page meanwhile is not taken back to it.
                if (customer == m_customer) {
                    Q_EMIT pdfReady(title, name, content);
                }
            });
}

} // namespace FibreDesk
