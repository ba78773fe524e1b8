// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The two lists: views, order, totals, and keeping up with the mirror.

#include "accountingcontroller.h"

#include "base/format.h"
#include "base/moneytext.h"
#include "billwords.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"
#include "store/querybreak.h"

#include <QCoroTask>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk {

using Store::BillField;
using Store::BillKind;

namespace {

constexpr auto textDelay = 120ms;
constexpr auto changeDelay = 150ms;
/// While the first copy is being made every commit is a change of the list.
constexpr auto fillDelay = 1000ms;
constexpr auto dayCheck = 60s;
/// Of more changed bills than these while the page is away all are read anew.
constexpr qsizetype mostChanged = 2000;

const QList<std::pair<int, BillField>> &columnFields()
{
    using Model = BillListModel;
    static const QList<std::pair<int, BillField>> fields{{Model::NumberColumn, BillField::Number},
        {Model::CustomerColumn, BillField::Customer}, {Model::DateColumn, BillField::Date},
        {Model::DueColumn, BillField::Due}, {Model::ModeColumn, BillField::Mode},
        {Model::ReferenceColumn, BillField::Reference}, {Model::TotalColumn, BillField::Total},
        {Model::OpenColumn, BillField::Open}, {Model::StateColumn, BillField::Status}};
    return fields;
}

QCoro::Task<Result<ListExport::Cells>> readCells(
    Store::Mirror *mirror, BillKind kind, std::vector<qint64> rows, QDate today)
{
    return mirror->read(
        [kind, rows = std::move(rows), today](QSqlDatabase &db) -> Result<ListExport::Cells> {
            const auto lines = Store::billLines(db, kind, rows);
            if (!lines) {
                return std::unexpected(lines.error());
            }
            QHash<qint64, const Store::BillLine *> byRow;
            for (const Store::BillLine &line : *lines) {
                byRow.insert(line.row, &line);
            }
            ListExport::Cells cells;
            for (const qint64 row : rows) {
                if (const Store::BillLine *line = byRow.value(row)) {
                    cells.push_back(BillListModel::cellsOf(*line, today));
                }
            }
            return cells;
        });
}

} // namespace

/// A list with its totals and what stands on its first page, made on the reader's thread.
struct AccountingController::ListAnswer {
    std::vector<qint64> rows;
    ListDiff diff;
    std::vector<qint64> asked;
    std::vector<Store::BillLine> lines;
    std::vector<Store::BillTotal> totals;
};

AccountingController::AccountingController(Store::Mirror *mirror, Erp::ErpClient *erp,
    const QString &directory, Clock clock, QObject *parent)
    : QObject(parent)
    , m_mirror(mirror)
    , m_clock(clock)
    , m_views({"section", "title", "viewGlyph", "number"}, 0)
    , m_totals({"sum", "open", "notCounted", "currency"}, 0)
    , m_export([this] { return exportSource(); })
    , m_detail(erp, clock)
    , m_printed(erp, directory)
    , m_statement(mirror, clock)
{
    m_textTimer.setSingleShot(true);
    m_textTimer.setInterval(textDelay);
    connect(&m_textTimer, &QTimer::timeout, this, [this] { readList(true); });
    m_changeTimer.setSingleShot(true);
    connect(&m_changeTimer, &QTimer::timeout, this, &AccountingController::follow);
    m_dayTimer.setInterval(dayCheck);
    connect(&m_dayTimer, &QTimer::timeout, this, &AccountingController::renewDay);
    connect(&m_list, &BillListModel::linesWanted, this, &AccountingController::readLines);
    connect(m_mirror, &Store::Mirror::documentsChanged, this, &AccountingController::handleChanges);
    connect(m_mirror, &Store::Mirror::emptied, &m_printed, &PrintedBill::removeFiles);
    connect(&m_statement, &AccountStatement::pdfReady, &m_printed, &PrintedBill::showFile);
    m_list.setToday(today());
    showViews();
}

QDate AccountingController::today() const
{
    return m_clock.now().toTimeZone(Format::displayZone()).date();
}

void AccountingController::activate()
{
    if (m_isActive) {
        return;
    }
    m_isActive = true;
    m_dayTimer.start();
    const bool isOtherDay = m_day != today();
    m_day = today();
    m_list.setToday(m_day);
    if (std::exchange(m_isDue, false) || isOtherDay) {
        refresh();
    }
}

void AccountingController::deactivate()
{
    if (!m_isActive) {
        return;
    }
    m_isActive = false;
    m_dayTimer.stop();
    if (m_changeTimer.isActive()) {
        m_changeTimer.stop();
        m_isDue = true;
    }
    if (m_textTimer.isActive()) {
        m_textTimer.stop();
        m_isListed = false; // of another text
        m_isDue = true;
    }
}

void AccountingController::refresh()
{
    readOverview();
    readList(!m_isListed);
    if (!m_id.isEmpty()) {
        readRecord();
    }
    m_statement.reload();
}

void AccountingController::renewDay()
{
    if (m_day == today()) {
        return;
    }
    m_day = today();
    m_list.setToday(m_day);
    follow(); // what is overdue is another list now
}

void AccountingController::setKind(int kind)
{
    const BillKind wanted = kind == Payments ? BillKind::Payment : BillKind::Invoice;
    if (wanted == m_kind) {
        return;
    }
    m_kind = wanted;
    m_overview = {};
    m_sums.clear();
    m_isListed = false;
    m_awaitedRow = 0;
    m_changedBills.clear();
    m_changedCustomers.clear();
    m_list.setKind(wanted);
    showViews();
    showTotals();
    Q_EMIT overviewChanged();
    Q_EMIT queryChanged();
    Q_EMIT memoryChanged();
    Q_EMIT placeChanged();
    if (m_isActive) {
        m_textTimer.stop();
        readOverview();
        readList(true);
    } else {
        m_isDue = true;
    }
}

void AccountingController::setQuery(BillQuery wanted)
{
    if (wanted == query()) {
        return;
    }
    const bool isOnlyText = wanted.view == query().view && wanted.order == query().order;
    query() = std::move(wanted);
    Q_EMIT queryChanged();
    Q_EMIT memoryChanged();
    if (!m_isActive) {
        m_isListed = false;
        m_isDue = true;
        return;
    }
    if (isOnlyText) {
        m_textTimer.start();
    } else {
        m_textTimer.stop();
        readList(true);
    }
}

void AccountingController::chooseView(const QString &id)
{
    BillQuery wanted = query();
    wanted.view = id;
    wanted.text.clear();
    setQuery(std::move(wanted));
}

void AccountingController::setText(const QString &text)
{
    BillQuery wanted = query();
    wanted.text = text;
    setQuery(std::move(wanted));
}

void AccountingController::sortBy(int column, bool descending)
{
    BillQuery wanted = query();
    // What is overdue longest was due first.
    const bool isByAge = column == BillListModel::OverdueColumn;
    for (const auto &[number, field] : columnFields()) {
        if (number == (isByAge ? int(BillListModel::DueColumn) : column)) {
            wanted.order.sort = field;
        }
    }
    wanted.order.isDescending = isByAge ? !descending : descending;
    setQuery(std::move(wanted));
}

int AccountingController::sortColumn() const
{
    for (const auto &[number, field] : columnFields()) {
        if (field == query().order.sort) {
            return number;
        }
    }
    return -1;
}

QString AccountingController::viewTitle() const
{
    const int row = m_views.rowOf(view());
    return row < 0 ? view().section(u':', 1) : m_views.value(row, "title").toString();
}

void AccountingController::showViews()
{
    std::vector<RecordModel::Row> views;
    const auto add = [&views](const QString &id, const QString &section, const QString &title,
                         const QString &glyph, qint64 number) {
        views.push_back({id, {section, title, glyph, static_cast<int>(number)}});
    };
    const QString builtIn = u"views"_s;
    if (m_kind == BillKind::Invoice) {
        add(u"all"_s, builtIn, tr("All invoices"), u"receipt"_s, m_overview.all);
        add(u"open"_s, builtIn, tr("Open", "invoices"), u"circle-dot"_s, m_overview.open);
        add(u"overdue"_s, builtIn, tr("Overdue", "invoices"), u"triangle-alert"_s,
            m_overview.overdue);
        add(u"month"_s, builtIn, tr("This month"), u"calendar"_s, m_overview.thisMonth);
        add(u"drafts"_s, builtIn, tr("Drafts", "invoices"), u"pencil"_s, m_overview.drafts);
        add(u"credits"_s, builtIn, tr("Credit notes"), u"undo-2"_s, m_overview.creditNotes);
    } else {
        add(u"all"_s, builtIn, tr("All payments"), u"credit-card"_s, m_overview.all);
        add(u"month"_s, builtIn, tr("This month"), u"calendar"_s, m_overview.thisMonth);
        if (m_overview.unallocated >= 0) {
            add(u"unallocated"_s, builtIn, tr("Unallocated", "payments"), u"circle-help"_s,
                m_overview.unallocated);
        }
        for (const Store::BillTally &mode : m_overview.modes) {
            add(u"mode:"_s + mode.value, u"modes"_s, mode.value, u"tag"_s, mode.count);
        }
    }
    m_views.applySnapshot(std::move(views));
}

void AccountingController::showTotals()
{
    std::vector<RecordModel::Row> rows;
    for (const Store::BillTotal &total : m_sums) {
        rows.push_back({total.currency,
            {MoneyText::shown(total.sum, m_language, total.currency),
                MoneyText::shown(total.open, m_language, total.currency),
                static_cast<int>(total.notCounted), total.currency}});
    }
    m_totals.applySnapshot(std::move(rows));
}

void AccountingController::readTotals(const Store::BillFilter &wanted)
{
    using Totals = Result<std::vector<Store::BillTotal>>;
    QCoro::connect(m_mirror->read([wanted, isVoid = Store::QueryVoid(m_isListVoid)](
                                      QSqlDatabase &db) -> Totals {
        const Store::QueryBreak limits(db, 1h, isVoid);
        return Store::billTotals(db, wanted);
    }),
        this,
        [this, generation = ++m_sumsGeneration, list = m_listGeneration](const Totals &totals) {
            if (generation != m_sumsGeneration || list != m_listGeneration) {
                return;
            }
            if (totals) {
                m_sums = *totals;
                showTotals();
            } else {
                m_listError = errorText(totals.error());
                Q_EMIT listChanged();
            }
        });
}

void AccountingController::readOverview()
{
    const int generation = ++m_overviewGeneration;
    QCoro::connect(m_mirror->read([kind = m_kind, day = today()](QSqlDatabase &db) {
        return Store::billOverview(db, kind, day);
    }),
        this, [this, generation](const Result<Store::BillOverview> &overview) {
            // A list that cannot be read says why.
            if (generation != m_overviewGeneration || !overview || m_overview == *overview) {
                return;
            }
            m_overview = *overview;
            showViews();
            Q_EMIT overviewChanged();
            Q_EMIT queryChanged(); // the title of a view may be known only now
        });
}

void AccountingController::readList(bool isAnother)
{
    if (isAnother) {
        ++m_listGeneration;
        m_isListVoid->store(true);
        m_isListVoid = std::make_shared<std::atomic<bool>>(false);
        m_isListing = true;
        Q_EMIT listChanged();
    } else if (m_isListing || m_isUpdating) {
        m_isUpdateDue = true; // what is being read now may be older than the change
        return;
    } else {
        m_isUpdating = true;
    }
    const QStringList bills = std::exchange(m_changedBills, {});
    const QStringList customers = std::exchange(m_changedCustomers, {});
    std::vector<qint64> again = m_list.linesOf(bills, customers);
    auto before = isAnother ? std::vector<qint64>() : m_list.rows();
    const Store::BillFilter wanted = query().filter(m_kind, today());
    using Answer = Result<std::shared_ptr<ListAnswer>>;
    QCoro::connect(
        m_mirror->read([wanted, order = query().order, isAnother, before = std::move(before),
                           again = std::move(again),
                           isVoid = Store::QueryVoid(m_isListVoid)](QSqlDatabase &db) -> Answer {
            // Who types on does not wait for the lists of the letters before.
            const Store::QueryBreak limits(db, 1h, isVoid);
            auto answer = std::make_shared<ListAnswer>();
            auto rows = Store::billRows(db, wanted, order);
            // A hundred thousand amounts take longer than their rows: another list does not wait.
            auto totals =
                isAnother ? Result<std::vector<Store::BillTotal>>() : Store::billTotals(db, wanted);
            if (!rows || !totals) {
                return std::unexpected(rows ? totals.error() : rows.error());
            }
            answer->rows = std::move(*rows);
            answer->totals = std::move(*totals);
            answer->asked = again;
            if (isAnother) {
                const std::size_t first =
                    std::min<std::size_t>(answer->rows.size(), BillListModel::pageSize);
                answer->asked.insert(answer->asked.end(), answer->rows.begin(),
                    answer->rows.begin() + static_cast<std::ptrdiff_t>(first));
            } else {
                answer->diff = diffOf(before, answer->rows);
            }
            auto lines = Store::billLines(db, wanted.kind, answer->asked);
            if (!lines) {
                return std::unexpected(lines.error());
            }
            answer->lines = std::move(*lines);
            return answer;
        }),
        this,
        [this, isAnother, bills, customers, wanted, kind = m_kind, generation = m_listGeneration](
            const Answer &answer) {
            if (!isAnother) {
                m_isUpdating = false;
            }
            if (kind == m_kind) {
                if (answer) {
                    // What stands on a row is the same in every list.
                    m_list.putLines((*answer)->asked, std::move((*answer)->lines));
                } else {
                    m_changedBills += bills; // still to be read
                    m_changedCustomers += customers;
                    m_isUpdateDue = m_isUpdateDue
                        || (generation != m_listGeneration
                            && !(bills.isEmpty() && customers.isEmpty()));
                }
            }
            if (generation == m_listGeneration) {
                m_isListing = false;
                m_listError = answer ? ErrorText() : errorText(answer.error());
                if (answer) {
                    takeList(**answer, isAnother);
                    if (isAnother) {
                        readTotals(wanted);
                    }
                }
                Q_EMIT listChanged();
            }
            if (std::exchange(m_isUpdateDue, false)) {
                readList(false);
            }
        });
}

void AccountingController::takeList(ListAnswer &answer, bool isAnother)
{
    const int before = place();
    m_isListed = true;
    ++m_sumsGeneration;
    m_sums = std::move(answer.totals);
    showTotals();
    if (isAnother) {
        m_list.reset(std::move(answer.rows));
    } else {
        m_list.update(std::move(answer.rows), answer.diff);
    }
    if (isAnother || before != place()) {
        Q_EMIT placeChanged();
    }
}

void AccountingController::readLines(const std::vector<qint64> &rows)
{
    using Lines = Result<std::vector<Store::BillLine>>;
    QCoro::connect(m_mirror->read([kind = m_kind, rows](QSqlDatabase &db) {
        return Store::billLines(db, kind, rows);
    }),
        this, [this, rows, kind = m_kind](const Lines &lines) {
            if (kind != m_kind) {
                return;
            }
            if (!lines) {
                m_list.giveUp(rows);
                m_listError = errorText(lines.error());
                Q_EMIT listChanged();
                return;
            }
            m_list.putLines(rows, *lines);
            const auto chosen = std::ranges::find(*lines, m_awaitedRow, &Store::BillLine::row);
            if (chosen != lines->end()) {
                m_row = std::exchange(m_awaitedRow, 0);
                show(kind, chosen->id);
            }
        });
}

void AccountingController::handleChanges(const Store::Changes &changes)
{
    m_statement.handleChanges(changes);
    if (changes.everything) {
        m_list.forgetLines();
    }
    const QString table = Store::billTable(m_kind);
    const bool isOfBill = !m_id.isEmpty() && changes.touches(Store::billTable(m_billKind));
    if (!changes.touches(table) && !changes.touches(Store::Kind::Customer) && !isOfBill) {
        return;
    }
    m_changedBills += changes.ids.value(table);
    m_changedCustomers += changes.ids.value(Store::Kind::Customer);
    if (!m_isActive) {
        m_isDue = true; // read when the page is in front again
        if (m_changedBills.size() + m_changedCustomers.size() > mostChanged) {
            m_changedBills.clear();
            m_changedCustomers.clear();
            m_list.forgetLines();
        }
    } else if (!m_changeTimer.isActive()) {
        m_changeTimer.start(m_overview.isComplete ? changeDelay : fillDelay);
    }
}

void AccountingController::follow()
{
    readOverview();
    readList(false);
    if (!m_id.isEmpty()) {
        readRecord();
    }
}

ListExport::Source AccountingController::exportSource()
{
    QStringList header;
    const QList<int> columns = BillListModel::columnsOf(m_kind);
    for (const int column : columns) {
        header += BillListModel::title(m_kind, column);
    }
    if (m_kind == BillKind::Invoice) {
        header += tr("Currency");
    }
    return {.header = header,
        .rows = m_list.rows(),
        .read = [mirror = m_mirror, kind = m_kind, day = today()](std::vector<qint64> rows) {
            return readCells(mirror, kind, std::move(rows), day);
        }};
}

} // namespace FibreDesk
