// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "timelinemodel.h"

#include "base/format.h"
#include "store/mirror.h"
#include "timelinewords.h"

#include <QCoroTask>

#include <algorithm>
#include <chrono>
#include <ranges>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

constexpr auto typingPause = std::chrono::milliseconds(180);

QString monthText(QDate day, const QString &language)
{
    return Format::localeFor(language).toString(day, u"MMMM yyyy"_s);
}

} // namespace

TimelineModel::TimelineModel(Store::Mirror *mirror, Clock clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_mirror(mirror)
    , m_clock(std::move(clock))
    , m_kinds({"kindText", "entries", "isChosen"}, 0)
{
    m_textTimer.setSingleShot(true);
    m_textTimer.setInterval(typingPause);
    connect(&m_textTimer, &QTimer::timeout, this, [this] {
        m_query.text = m_text.simplified();
        applyFilter();
    });
}

QList<int> TimelineModel::changedRoles(const Row &, const Row &)
{
    return {KindRole, GlyphRole, WhatRole, TitleRole, DetailRole, StateRole, PersonRole, AmountRole,
        HasAmountRole, DayRole, AtRole, HasTimeRole, SectionRole, FutureRole, DocumentRole,
        TargetRole};
}

std::vector<TimelineModel::Row> TimelineModel::rowsOf(std::vector<Store::TimelineEntry> entries)
{
    std::vector<Row> rows;
    rows.reserve(entries.size());
    for (Store::TimelineEntry &entry : entries) {
        QString id = u"%1:%2:%3"_s.arg(int(entry.kind)).arg(entry.document, entry.event);
        rows.push_back({.id = std::move(id), .entry = std::move(entry)});
    }
    return rows;
}

void TimelineModel::setCustomer(const QString &customer)
{
    if (customer == m_query.customer) {
        return;
    }
    m_textTimer.stop();
    m_query = {.customer = customer};
    m_text.clear();
    m_mails.clear();
    m_files.clear();
    m_overview = {};
    ++m_generation;
    ++m_overviews;
    m_isReading = false;
    m_isStale = false;
    m_hasNewer = false;
    m_hasOlder = false;
    m_error = {};
    m_again = {};
    m_rows.reset({});
    m_kinds.reset({});
    Q_EMIT filterChanged();
    Q_EMIT overviewChanged();
    Q_EMIT countChanged();
    if (!customer.isEmpty()) {
        jumpToNewest();
        readOverview();
    }
}

void TimelineModel::setOthers()
{
    std::vector<Store::TimelineEntry> others = m_mails;
    std::ranges::copy(m_files, std::back_inserter(others));
    if (others != m_query.others) {
        m_query.others = std::move(others);
        refresh();
    }
}

void TimelineModel::setMails(std::vector<Store::TimelineEntry> mails)
{
    m_mails = std::move(mails);
    setOthers();
}

void TimelineModel::setFiles(std::vector<Store::TimelineEntry> files)
{
    m_files = std::move(files);
    setOthers();
}

void TimelineModel::setLanguage(const QString &language)
{
    if (m_language != language) {
        m_language = language;
        m_rows.touch({WhatRole, SectionRole});
        showKinds();
    }
}

void TimelineModel::refresh()
{
    if (m_query.customer.isEmpty()) {
        return;
    }
    readOverview();
    if (m_isReading) {
        m_isStale = true;
        return;
    }
    if (!m_hasNewer || m_rows.isEmpty()) {
        read({}, Store::TimelineWay::Older, std::max(pageSize, m_rows.size()), Put::InPlace);
        return;
    }
    // From where it began: the way older leaves out the key it is given.
    Store::TimelineKey top = m_rows.rows().front().entry.key;
    ++top.number;
    read(top, Store::TimelineWay::Older, std::max(pageSize, m_rows.size()), Put::InPlace, true);
}

void TimelineModel::read(const std::optional<Store::TimelineKey> &from, Store::TimelineWay way,
    int limit, Put put, bool hasNewer)
{
    const int generation = ++m_generation;
    m_isReading = true;
    m_again = [this, from, way, limit, put, hasNewer] { read(from, way, limit, put, hasNewer); };
    Q_EMIT countChanged();
    QCoro::connect(m_mirror->read([query = m_query, from, way, limit](QSqlDatabase &db) {
        return Store::timelinePage(db, query, from, way, limit);
    }),
        this, [this, generation, way, put, hasNewer](Result<Store::TimelinePage> page) {
            // Where the reader was quick the answer is there within the call, and the caller may be
            // a view that is just being told of the page before: its rows do not change under it.
            QMetaObject::invokeMethod(
                this,
                [this, generation, way, put, hasNewer, page = std::move(page)] {
                    take(generation, page, way, put, hasNewer);
                },
                Qt::QueuedConnection);
        });
}

void TimelineModel::take(int generation, const Result<Store::TimelinePage> &page,
    Store::TimelineWay way, Put put, bool hasNewer)
{
    if (generation != m_generation) {
        return;
    }
    m_isReading = false;
    m_error = page ? ErrorText() : errorText(page.error());
    if (page) {
        handlePage(*page, way, put, hasNewer);
    } else if (put == Put::Anew) {
        // What stood there is not what was asked for.
        m_hasOlder = false;
        m_hasNewer = false;
        m_rows.reset({});
    }
    Q_EMIT countChanged();
    if (m_isStale) {
        m_isStale = false;
        refresh();
    }
}

void TimelineModel::handlePage(
    const Store::TimelinePage &page, Store::TimelineWay way, Put put, bool hasNewer)
{
    const bool isOlder = way == Store::TimelineWay::Older;
    std::vector<Row> rows = rowsOf(page.entries);
    if (put == Put::Below) {
        m_hasOlder = !page.isEnd;
        std::vector<Row> all = m_rows.rows();
        std::ranges::move(rows, std::back_inserter(all));
        m_rows.applySnapshot(std::move(all));
        return;
    }
    if (put == Put::Above) {
        m_hasNewer = !page.isEnd;
        std::ranges::copy(m_rows.rows(), std::back_inserter(rows));
        m_rows.applySnapshot(std::move(rows));
        return;
    }
    m_hasOlder = isOlder && !page.isEnd;
    m_hasNewer = isOlder ? hasNewer : !page.isEnd;
    if (put == Put::Anew) {
        m_rows.reset(std::move(rows));
        Q_EMIT shownAnew(!isOlder);
    } else {
        m_rows.applySnapshot(std::move(rows));
    }
}

void TimelineModel::readOverview()
{
    const int generation = ++m_overviews;
    QCoro::connect(m_mirror->read([query = m_query](QSqlDatabase &db) {
        return Store::timelineOverview(db, query);
    }),
        this, [this, generation](const Result<Store::TimelineOverview> &overview) {
            if (generation == m_overviews && overview && m_overview != *overview) {
                m_overview = *overview;
                showKinds();
                Q_EMIT overviewChanged();
            }
        });
}

void TimelineModel::showKinds()
{
    std::vector<RecordModel::Row> rows;
    // What is chosen stays to be taken back, also where a text leaves nothing of it.
    std::map<Store::TimelineKind, int> shown = m_overview.kinds;
    for (const Store::TimelineKind kind : m_query.kinds) {
        shown.try_emplace(kind, 0);
    }
    for (const auto &[kind, entries] : shown) {
        rows.push_back({TimelineWords::kindName(kind),
            {TimelineWords::kindText(kind), entries, std::ranges::contains(m_query.kinds, kind)}});
    }
    m_kinds.applySnapshot(std::move(rows));
}

void TimelineModel::applyFilter()
{
    showKinds();
    Q_EMIT filterChanged();
    jumpToNewest();
    readOverview();
}

void TimelineModel::toggleKind(const QString &kind)
{
    const auto named = TimelineWords::kindNamed(kind);
    if (!named) {
        return;
    }
    if (std::erase(m_query.kinds, *named) == 0) {
        m_query.kinds.push_back(*named);
    }
    applyFilter();
}

void TimelineModel::clearFilter()
{
    m_textTimer.stop();
    m_query.kinds.clear();
    m_query.text.clear();
    m_text.clear();
    applyFilter();
}

void TimelineModel::setText(const QString &text)
{
    if (m_text != text) {
        m_text = text;
        m_textTimer.start();
        Q_EMIT filterChanged();
    }
}

void TimelineModel::jumpToYear(int year)
{
    const auto &years = m_overview.years;
    const bool isLatest = years.empty() || years.rbegin()->first <= year;
    if (isLatest) {
        jumpToNewest();
        return;
    }
    read(Store::endOfYear(year), Store::TimelineWay::Older, pageSize, Put::Anew, true);
}

void TimelineModel::jumpToOldest()
{
    read({}, Store::TimelineWay::Newer, pageSize, Put::Anew);
}

void TimelineModel::jumpToNewest()
{
    read({}, Store::TimelineWay::Older, pageSize, Put::Anew);
}

void TimelineModel::tryAgain()
{
    if (m_again && !m_isReading) {
        const auto again = m_again; // reading sets it anew
        again();
        readOverview();
    }
}

void TimelineModel::fetchNewer()
{
    if (m_hasNewer && !m_isReading && !m_rows.isEmpty()) {
        read(m_rows.rows().front().entry.key, Store::TimelineWay::Newer, pageSize, Put::Above);
    }
}

bool TimelineModel::canFetchMore(const QModelIndex &parent) const
{
    // After a failure the view would ask again at once: that is the user's to do.
    return !parent.isValid() && m_hasOlder && !m_isReading && !m_error.isSet();
}

void TimelineModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent) && !m_rows.isEmpty()) {
        read(m_rows.rows().back().entry.key, Store::TimelineWay::Older, pageSize, Put::Below);
    }
}

QList<int> TimelineModel::years() const
{
    QList<int> years;
    for (const auto &[year, entries] : m_overview.years | std::views::reverse) {
        years += year;
    }
    return years;
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.size();
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Store::TimelineEntry &entry = m_rows.rows()[std::size_t(index.row())].entry;
    const QDate day =
        entry.at.isValid() ? entry.at.toTimeZone(Format::displayZone()).date() : entry.day;
    switch (role) {
    case KindRole:
        return TimelineWords::kindName(entry.kind);
    case GlyphRole:
        return TimelineWords::glyph(entry);
    case WhatRole:
        return TimelineWords::what(entry);
    case TitleRole:
        return entry.title;
    case DetailRole:
        return entry.detail;
    case StateRole:
        return entry.state;
    case PersonRole:
        return entry.person;
    case AmountRole:
        return static_cast<double>(entry.cents.value_or(0)) / 100.0;
    case HasAmountRole:
        return entry.cents.has_value();
    case DayRole:
        return day.toString(Qt::ISODate);
    case AtRole:
        return entry.at;
    case HasTimeRole:
        return entry.at.isValid();
    case SectionRole:
        return monthText(day, m_language);
    case FutureRole:
        return day > m_clock.now().toTimeZone(Format::displayZone()).date();
    case DocumentRole:
        return entry.document;
    case TargetRole:
        return entry.target;
    default:
        return {};
    }
}

QHash<int, QByteArray> TimelineModel::roleNames() const
{
    return {{KindRole, "kind"}, {GlyphRole, "glyph"}, {WhatRole, "what"}, {TitleRole, "title"},
        {DetailRole, "detail"}, {StateRole, "stateWord"}, {PersonRole, "person"},
        {AmountRole, "amount"}, {HasAmountRole, "hasAmount"}, {DayRole, "day"}, {AtRole, "at"},
        {HasTimeRole, "hasTime"}, {SectionRole, "section"}, {FutureRole, "isFuture"},
        {DocumentRole, "documentId"}, {TargetRole, "target"}};
}

} // namespace FibreDesk
