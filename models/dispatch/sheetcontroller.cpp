// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sheetcontroller.h"

#include "base/format.h"
#include "dispatchcontroller.h"
#include "store/mirror.h"
#include "store/rowreader.h"
#include "store/syncstate.h"
#include "tickets/attachment.h"
#include "tickets/openedfiles.h"

#include <QCoroTask>
#include <QDir>
#include <QFileInfo>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

/// The job without what no paper says: who wrote it last, and when.
Job onPaper(Job job)
{
    job.modified.clear();
    job.modifiedBy.clear();
    job.stateText.clear();
    return job;
}

/// What the paper says of a lane; where the technician drives by now is not on it.
bool isSameOnPaper(const Lane &one, const Lane &other)
{
    const auto isSame = [](const BoardJob &a, const BoardJob &b) {
        return onPaper(a.job) == onPaper(b.job) && a.from == b.from && a.to == b.to
            && a.isAssistant == b.isAssistant && a.travelBefore == b.travelBefore;
    };
    const auto &person = one.technician;
    return person.id == other.technician.id && person.name == other.technician.name
        && person.status == other.technician.status && one.shifts == other.shifts
        && one.breaks == other.breaks && one.onCall == other.onCall
        && std::ranges::equal(one.jobs, other.jobs, isSame);
}

Result<QHash<QString, Equipment>> readPiecesOf(QSqlDatabase &db, const QStringList &ids)
{
    const auto context = Store::readContext(db);
    if (!context)
        return std::unexpected(context.error());
    QHash<QString, Equipment> pieces;
    for (const QString &id : ids) {
        auto rows = Store::readRows<Equipment>(db, *context, u"WHERE r.id=?"_s, {id});
        if (!rows)
            return std::unexpected(rows.error());
        if (!rows->empty())
            pieces.insert(id, std::move(rows->front()));
    }
    return pieces;
}

void removeWithPictures(const QString &path)
{
    QDir(QFileInfo(path).path()).removeRecursively();
}

} // namespace

SheetController::SheetController(
    DispatchController *desk, Store::Mirror *mirror, const Erp::FieldMap *map)
    : QObject(desk)
    , m_desk(desk)
    , m_mirror(mirror)
    , m_map(map)
{
    connect(desk, &DispatchController::rebuilt, this, &SheetController::checkStale);
}

SheetController::~SheetController()
{
    ++m_generation; // what is aborted answers at once: to nobody any more
    m_scope.abort();
    m_pages.close();
    // Customers' doors and telephones do not stay behind.
    if (!m_folder.isEmpty())
        QDir(m_folder).removeRecursively();
}

void SheetController::setFolder(const QString &folder)
{
    m_folder = Tickets::openedFolder(folder);
    QThreadPool::globalInstance()->start([folder] { Tickets::removeLeftBehind(folder); });
}

QString SheetController::paper() const
{
    return m_size == PdfPaper::Size::A4 ? u"a4"_s : u"letter"_s;
}

void SheetController::setPaper(const QString &paper)
{
    const auto size = paper == "a4"_L1 ? PdfPaper::Size::A4 : PdfPaper::Size::Letter;
    if (size == m_size)
        return;
    m_size = size;
    Q_EMIT paperChanged();
    if (m_isOpen && !m_sheets.empty())
        draw();
}

QString SheetController::title() const
{
    if (m_technician.isEmpty())
        return tr("Sheets of everybody, %1").arg(Format::day(m_day.date, m_desk->language()));
    return tr("Sheet of %1, %2")
        .arg(m_desk->names().technician(m_technician), Format::day(m_day.date, m_desk->language()));
}

QString SheetController::fileName() const
{
    if (m_sheets.empty())
        return {};
    return (m_technician.isEmpty() ? m_day.date.toString(Qt::ISODate) : m_sheets.front().fileName)
        + u".pdf"_s;
}

std::vector<Lane> SheetController::lanes() const
{
    std::vector<Lane> lanes;
    for (const Lane &lane : m_desk->board().lanes) {
        if (m_technician.isEmpty() ? !lane.jobs.empty() : lane.technician.id == m_technician)
            lanes.push_back(lane);
    }
    return lanes;
}

std::vector<std::pair<QString, QString>> SheetController::people() const
{
    std::vector<std::pair<QString, QString>> people;
    for (const Lane &lane : m_desk->board().lanes) {
        const Technician &person = lane.technician;
        people.emplace_back(person.name.isEmpty() ? person.id : person.name, person.id);
    }
    std::ranges::sort(people, [](const auto &a, const auto &b) {
        const int order = QString::localeAwareCompare(a.first, b.first);
        return order == 0 ? a.second < b.second : order < 0;
    });
    people.insert(people.begin(), {tr("Everybody"), QString()});
    return people;
}

QStringList SheetController::peopleNames() const
{
    QStringList names;
    for (const auto &[name, id] : people())
        names += name;
    return names;
}

QString SheetController::personAt(int index) const
{
    const auto all = people();
    return index >= 0 && index < int(all.size()) ? all[std::size_t(index)].second : QString();
}

int SheetController::indexOfPerson(const QString &technician) const
{
    const auto all = people();
    const auto found = std::ranges::find(all, technician, &std::pair<QString, QString>::second);
    return found == all.end() ? 0 : int(found - all.begin());
}

QSet<QString> SheetController::unconfirmed(const std::vector<Lane> &lanes) const
{
    QSet<QString> jobs;
    for (const Lane &lane : lanes) {
        for (const BoardJob &entry : lane.jobs) {
            if (m_desk->writes()->find(entry.job.id))
                jobs.insert(entry.job.id);
        }
    }
    return jobs;
}

void SheetController::open(const QString &technician)
{
    m_isOpen = true;
    m_technician = technician;
    make();
}

void SheetController::drop()
{
    ++m_generation;
    m_scope.abort();
    m_pages.close();
    m_isMaking = false;
    m_error = {};
    m_needsError = {};
    m_sheets.clear();
    m_content.clear();
    if (!m_path.isEmpty()) {
        QThreadPool::globalInstance()->start([path = m_path] { removeWithPictures(path); });
        m_path.clear();
    }
    if (m_isStale) {
        m_isStale = false;
        Q_EMIT staleChanged();
    }
}

void SheetController::close()
{
    if (!m_isOpen)
        return;
    drop();
    m_isOpen = false;
    m_lanes.clear();
    Q_EMIT changed();
}

void SheetController::make()
{
    drop();
    m_isMaking = true;
    m_lanes = lanes();
    m_day = {.issuer = m_issuer,
        .date = m_desk->date(),
        .language = m_desk->language(),
        .madeAt = m_desk->now(),
        .fetchedAt = {}};
    m_day.unconfirmed = unconfirmed(m_lanes);
    std::vector<Job> jobs;
    for (const Lane &lane : m_lanes) {
        for (const BoardJob &entry : lane.jobs) {
            jobs.push_back(entry.job);
            for (const QString &other : entry.job.assistants + QStringList{entry.job.technician})
                m_day.technicians.insert(other, m_desk->names().technician(other));
        }
    }
    Q_EMIT changed();
    const auto read = [jobs](QSqlDatabase &db) -> Result<Reading> {
        auto facts = Store::readVisitFacts(db, jobs);
        if (!facts)
            return std::unexpected(facts.error());
        const auto fetchedAt = Store::fetchedAt(db, u"job"_s);
        if (!fetchedAt)
            return std::unexpected(fetchedAt.error());
        return Reading{.facts = std::move(*facts), .fetchedAt = *fetchedAt};
    };
    QCoro::connect(m_mirror->read(read), this,
        [this, generation = m_generation](const Result<Reading> &reading) {
            if (generation != m_generation)
                return;
            if (!reading) {
                fail(reading.error());
                return;
            }
            readNeeds(*reading);
        });
}

void SheetController::readNeeds(const Reading &reading)
{
    m_day.facts = reading.facts;
    m_day.fetchedAt = reading.fetchedAt;
    const QStringList jobs = reading.facts.keys();
    if (jobs.isEmpty()) {
        m_day.needs.emplace();
        compose();
        return;
    }
    if (!m_erp || !m_isOnline) {
        m_day.needsError = errorText({.kind = ErrorKind::Offline,
            .detail = u"not connected"_s,
            .source = u"erp job equipment"_s});
        compose();
        return;
    }
    QCoro::connect(readJobNeeds(m_erp, *m_map, jobs, &m_scope), this,
        [this, generation = m_generation](const Result<QHash<QString, JobNeeds>> &needs) {
            if (generation != m_generation)
                return;
            if (!needs) {
                // The paper is still of use: it says so itself.
                m_day.needsError = errorText(needs.error());
                compose();
                return;
            }
            m_day.needs = *needs;
            readPieces();
        });
}

void SheetController::readPieces()
{
    QStringList ids;
    for (const JobNeeds &needs : std::as_const(*m_day.needs)) {
        for (const JobNeeds::Piece &piece : needs.equipment)
            ids += piece.equipment;
    }
    ids.removeDuplicates();
    QCoro::connect(m_mirror->read([ids](QSqlDatabase &db) { return readPiecesOf(db, ids); }), this,
        [this, generation = m_generation](const Result<QHash<QString, Equipment>> &pieces) {
            if (generation != m_generation)
                return;
            // Without them the numbers of the pieces stand there.
            if (pieces)
                m_day.equipment = *pieces;
            compose();
        });
}

void SheetController::compose()
{
    m_needsError = m_day.needsError;
    m_sheets.clear();
    for (const Lane &lane : m_lanes)
        m_sheets.push_back(SheetText::sheet(lane, m_day));
    if (m_sheets.empty()) {
        // Nobody has a job, or this technician is not there any more.
        Lane nobody;
        nobody.technician.id = m_technician;
        nobody.technician.name =
            m_technician.isEmpty() ? tr("Nobody") : m_desk->names().technician(m_technician);
        m_sheets.push_back(SheetText::sheet(nobody, m_day));
        m_sheets.back().facts.clear();
    }
    draw();
}

void SheetController::draw()
{
    const int generation = ++m_generation;
    if (m_folder.isEmpty()) {
        fail({.kind = ErrorKind::Storage,
            .detail = u"there is no folder for it"_s,
            .source = u"day sheet"_s});
        return;
    }
    m_isMaking = true;
    Q_EMIT changed();
    struct Drawn {
        QByteArray content;
        QString path;
    };
    // A folder each: the pictures of its pages lie beside it and go with it.
    QtConcurrent::run([sheets = m_sheets, size = m_size,
                          folder = QDir(m_folder).filePath(QString::number(generation)),
                          name = Tickets::safeFileName(fileName())]() -> Result<Drawn> {
        Drawn drawn{.content = sheetPdf(sheets, size), .path = {}};
        const auto path = Tickets::keepFile(folder, name, drawn.content);
        if (!path)
            return std::unexpected(path.error());
        drawn.path = *path;
        return drawn;
    }).then(this, [this, generation](const Result<Drawn> &drawn) {
        if (generation != m_generation) {
            if (drawn) {
                QThreadPool::globalInstance()->start(
                    [path = drawn->path] { removeWithPictures(path); });
            }
            return;
        }
        if (!drawn) {
            fail(drawn.error());
            return;
        }
        m_isMaking = false;
        const QString before = std::exchange(m_path, drawn->path);
        m_content = drawn->content;
        m_pages.open(m_path);
        if (!before.isEmpty())
            QThreadPool::globalInstance()->start([before] { removeWithPictures(before); });
        checkStale();
        Q_EMIT changed();
    });
}

void SheetController::fail(const Error &error)
{
    m_isMaking = false;
    m_error = errorText(error);
    Q_EMIT changed();
}

void SheetController::checkStale()
{
    if (!m_isOpen || m_sheets.empty())
        return;
    const std::vector<Lane> now = lanes();
    const bool isStale = m_day.date != m_desk->date()
        || !std::ranges::equal(m_lanes, now, isSameOnPaper)
        || m_day.unconfirmed != unconfirmed(now);
    if (isStale != m_isStale) {
        m_isStale = isStale;
        Q_EMIT staleChanged();
    }
}

void SheetController::saveAs(const QUrl &target)
{
    const QString path = target.toLocalFile();
    if (path.isEmpty() || m_content.isEmpty())
        return;
    QtConcurrent::run([path, content = m_content] {
        return Tickets::keepFileAs(path, content);
    }).then(this, [this, path](const Result<void> &saved) {
        if (saved)
            Q_EMIT noticed(tr("Kept as %1.").arg(path), u"ok"_s);
        else
            Q_EMIT noticed(
                tr("%1 was not saved. %2").arg(path, errorText(saved.error()).sentence()),
                u"danger"_s);
    });
}

void SheetController::saveEach(const QUrl &folder)
{
    const QString path = folder.toLocalFile();
    if (path.isEmpty() || m_sheets.empty())
        return;
    struct Outcome {
        int saved = 0;
        QStringList failures{};
    };
    QtConcurrent::run([path, sheets = m_sheets, size = m_size] {
        Outcome outcome;
        for (const DaySheet &sheet : sheets) {
            const QString file =
                QDir(path).filePath(Tickets::safeFileName(sheet.fileName + u".pdf"_s));
            const auto saved = Tickets::keepFileAs(file, sheetPdf({sheet}, size));
            if (saved)
                ++outcome.saved;
            else
                outcome.failures += file + u": "_s + saved.error().detail;
        }
        return outcome;
    }).then(this, [this, path](const Outcome &outcome) {
        if (outcome.failures.isEmpty()) {
            Q_EMIT noticed(tr("%n sheet(s) kept in %1.", "", outcome.saved).arg(path), u"ok"_s);
        } else {
            //: %1 how many were saved, %2 how many were not, %3 the reason of the first
            Q_EMIT noticed(tr("%1 saved, %2 not. %3")
                               .arg(outcome.saved)
                               .arg(outcome.failures.size())
                               .arg(outcome.failures.first()),
                u"danger"_s);
        }
    });
}

void SheetController::openOutside()
{
    if (hasFile())
        Q_EMIT fileReady(QUrl::fromLocalFile(m_path));
}

} // namespace FibreDesk::Dispatch
