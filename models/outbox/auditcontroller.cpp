// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "auditcontroller.h"

#include "audit/auditlog.h"
#include "auditwords.h"
#include "base/format.h"
#include "outboxwords.h"

#include <QCoroFuture>
#include <QCoroTask>
#include <QtConcurrentRun>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk {

namespace {

constexpr auto textDelay = 120ms;
constexpr int weekDays = 7;
constexpr int monthDays = 30;

QCoro::Task<Result<ListExport::Cells>> readCells(Audit::AuditLog *log, std::vector<qint64> numbers)
{
    const auto entries = co_await log->entries(std::move(numbers));
    if (!entries) {
        co_return std::unexpected(entries.error());
    }
    // Thousands at a time: not on the window's thread.
    co_return co_await QtConcurrent::run([all = *entries]() -> Result<ListExport::Cells> {
        ListExport::Cells cells;
        for (const Audit::Entry &entry : all) {
            cells.push_back(AuditListModel::cellsOf(entry));
        }
        return cells;
    });
}

} // namespace

AuditController::AuditController(Audit::AuditLog *log, Clock clock, QObject *parent)
    : QObject(parent)
    , m_log(log)
    , m_clock(std::move(clock))
    , m_fields({"field", "before", "after"}, 0)
    , m_export([this] { return exportSource(); })
{
    m_later.setSingleShot(true);
    m_later.setInterval(textDelay);
    connect(&m_later, &QTimer::timeout, this, &AuditController::refresh);
    connect(&m_list, &AuditListModel::linesWanted, this, &AuditController::readEntries);
    if (!m_log) {
        return;
    }
    connect(m_log, &Audit::AuditLog::noted, this, [this] {
        m_isDue = true;
        if (m_isActive && !m_later.isActive()) {
            m_later.start();
        }
    });
    connect(m_log, &Audit::AuditLog::failed, this, &AuditController::fail);
    connect(m_log, &Audit::AuditLog::damaged, this, [this](const QString &setAside) {
        m_setAside = setAside;
        Q_EMIT listChanged();
    });
}

bool AuditController::isFiltered() const
{
    return !m_who.isEmpty() || !m_area.isEmpty() || !m_result.isEmpty() || !m_day.isEmpty()
        || !m_text.trimmed().isEmpty();
}

void AuditController::change(QString &member, const QString &value)
{
    if (member == value) {
        return;
    }
    member = value;
    m_isDue = true;
    m_isAnother = true;
    Q_EMIT filterChanged();
    if (m_isActive) {
        m_later.start();
    }
}

void AuditController::setWho(const QString &who)
{
    change(m_who, who);
}

void AuditController::setArea(const QString &area)
{
    change(m_area, area);
}

void AuditController::setResult(const QString &result)
{
    change(m_result, result);
}

void AuditController::setDay(const QString &day)
{
    change(m_day, day);
}

void AuditController::setText(const QString &text)
{
    change(m_text, text);
}

void AuditController::clearFilter()
{
    for (QString *member : {&m_who, &m_area, &m_result, &m_day, &m_text}) {
        member->clear();
    }
    m_isAnother = true;
    Q_EMIT filterChanged();
    refresh();
}

Audit::Filter AuditController::filter() const
{
    Audit::Filter filter{.who = m_who, .area = m_area, .result = m_result, .text = m_text};
    const QTimeZone zone = Format::displayZone();
    const QDate today = m_clock.now().toTimeZone(zone).date();
    QDate first;
    QDate last = today;
    if (m_day == "today"_L1) {
        first = today;
    } else if (m_day == "yesterday"_L1) {
        first = today.addDays(-1);
        last = first;
    } else if (m_day == "week"_L1) {
        first = today.addDays(1 - weekDays);
    } else if (m_day == "month"_L1) {
        first = today.addDays(1 - monthDays);
    } else {
        first = QDate::fromString(m_day, Qt::ISODate);
        last = first;
    }
    if (first.isValid()) {
        filter.from = first.startOfDay(zone).toUTC();
        filter.until = last.addDays(1).startOfDay(zone).toUTC();
    }
    return filter;
}

QStringList AuditController::areaWords() const
{
    QStringList words;
    for (const QString &area : m_facets.areas) {
        words += AuditWords::area(area);
    }
    return words;
}

QStringList AuditController::results() const
{
    return AuditWords::results();
}

QStringList AuditController::resultWords() const
{
    QStringList words;
    for (const QString &result : AuditWords::results()) {
        words += AuditWords::result(result);
    }
    return words;
}

void AuditController::setLanguage(const QString &language)
{
    if (m_language == language) {
        return;
    }
    m_language = language;
    m_list.setLanguage(language);
    if (m_selected.isSet) {
        show(m_entry);
    }
    Q_EMIT facetsChanged(); // every word
}

void AuditController::setActive(bool isActive)
{
    if (m_isActive == isActive) {
        return;
    }
    m_isActive = isActive;
    if (!isActive) {
        m_later.stop();
    } else if (m_isDue) {
        refresh();
    }
}

void AuditController::refresh()
{
    m_later.stop();
    if (!m_log) {
        return;
    }
    m_isDue = false;
    readList();
    readFacets();
}

void AuditController::readList()
{
    m_isListing = true;
    Q_EMIT listChanged();
    QCoro::connect(m_log->numbers(filter()), this,
        [this, generation = ++m_generation](const Result<std::vector<qint64>> &numbers) {
            if (generation != m_generation) {
                return;
            }
            m_isListing = false;
            if (!numbers) {
                fail(numbers.error());
                return;
            }
            m_error = {};
            m_isListed = true;
            if (std::exchange(m_isAnother, false)) {
                m_list.reset(*numbers);
            } else {
                m_list.update(*numbers, diffOf(m_list.rows(), *numbers));
            }
            Q_EMIT listChanged();
        });
}

void AuditController::readFacets()
{
    QCoro::connect(m_log->facets(), this, [this](const Result<Audit::Facets> &facets) {
        // A list that cannot be read says why.
        if (facets && *facets != m_facets) {
            m_facets = *facets;
            Q_EMIT facetsChanged();
        }
    });
}

void AuditController::readEntries(const std::vector<qint64> &numbers)
{
    QCoro::connect(m_log->entries(numbers), this,
        [this, numbers](const Result<std::vector<Audit::Entry>> &entries) {
            if (!entries) {
                m_list.giveUp(numbers);
                fail(entries.error());
                return;
            }
            m_list.putEntries(numbers, *entries);
            const auto chosen = std::ranges::find(*entries, m_awaited, &Audit::Entry::number);
            if (m_awaited != 0 && chosen != entries->end()) {
                m_awaited = 0;
                show(*chosen);
            }
        });
}

void AuditController::select(int place)
{
    const Audit::Entry *entry = m_list.entryAt(place);
    if (entry) {
        m_awaited = 0;
        show(*entry);
        return;
    }
    m_awaited = m_list.rowAt(place);
    if (m_awaited != 0) {
        readEntries({m_awaited});
    } else if (m_selected.isSet) {
        m_selected = {};
        m_fields.reset({});
        Q_EMIT selectedChanged();
    }
}

void AuditController::show(const Audit::Entry &entry)
{
    m_entry = entry;
    m_selected = {};
    m_selected.isSet = true;
    m_selected.number = entry.number;
    m_selected.at = entry.at;
    m_selected.who = entry.who;
    m_selected.area = AuditWords::area(entry.area);
    m_selected.action = AuditWords::action(entry.action);
    m_selected.subject = AuditWords::subject(entry);
    m_selected.document = entry.name;
    m_selected.result = AuditWords::result(entry.result);
    m_selected.tone = AuditWords::tone(entry.result);
    m_selected.reason = entry.reason;
    m_selected.source = entry.source;
    QStringList names = entry.after.keys();
    for (const QString &name : entry.before.keys()) {
        if (!names.contains(name)) {
            names += name;
        }
    }
    std::vector<RecordModel::Row> rows;
    const OutboxWords::Reader reader{.language = m_language};
    const auto valueOf = [&](const QJsonObject &values, const QString &name) {
        return OutboxWords::value(
            reader, entry.doctype, name, AuditWords::value(values.value(name)));
    };
    for (const QString &name : std::as_const(names)) {
        rows.push_back({name,
            {AuditWords::field(name), valueOf(entry.before, name), valueOf(entry.after, name)}});
    }
    m_fields.reset(std::move(rows));
    Q_EMIT selectedChanged();
}

ListExport::Source AuditController::exportSource()
{
    return {.header = AuditListModel::fileHeader(),
        .rows = m_list.rows(),
        .read = [log = m_log](
                    std::vector<qint64> numbers) { return readCells(log, std::move(numbers)); }};
}

void AuditController::exportJson(const QUrl &target)
{
    if (!m_log) {
        return;
    }
    const QString path = target.toLocalFile();
    QCoro::connect(
        m_log->exportJson(filter(), path), this, [this, path](const Result<qint64> &count) {
            if (count) {
                Q_EMIT exported(path, int(*count));
            } else {
                fail(count.error());
            }
        });
}

void AuditController::fail(const Error &error)
{
    m_error = errorText(error);
    Q_EMIT listChanged();
}

} // namespace FibreDesk
