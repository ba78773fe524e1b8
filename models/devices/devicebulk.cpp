// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devicebulk.h"

#include "base/format.h"
#include "devicebulkwords.h"
#include "store/equipmentqueries.h"
#include "store/mirror.h"

#include <QCoroTask>
#include <QRegularExpression>

#include <algorithm>
#include <numeric>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk {

using Cpe::Acs::AcsFile;
using Cpe::Acs::FleetAction;
using Cpe::Acs::FleetItem;
using Cpe::Acs::FleetOutcome;
using Cpe::Acs::FleetRun;
using Cpe::Acs::FleetSituation;
using Cpe::Acs::FleetTarget;
using Kind = FleetAction::Kind;

namespace {

constexpr auto tellDelay = 60ms;
constexpr qsizetype longestTag = 64;

/// In the order of the rows; runs where the mirror is read.
Result<std::vector<FleetTarget>> targetsOf(QSqlDatabase &db, const std::vector<qint64> &rows)
{
    const auto lines = Store::equipmentLines(db, rows);
    if (!lines) {
        return std::unexpected(lines.error());
    }
    QHash<qint64, const Store::EquipmentLine *> byRow;
    for (const Store::EquipmentLine &line : *lines) {
        byRow.insert(line.row, &line);
    }
    std::vector<FleetTarget> targets;
    targets.reserve(rows.size());
    for (const qint64 row : rows) {
        if (const Store::EquipmentLine *line = byRow.value(row)) {
            targets.push_back({.record = line->id,
                .serial = line->serial,
                .acsSerial = line->acsSerial,
                .title = QStringList{line->brand, line->model}.join(u' ').trimmed(),
                .customer = line->customerName.isEmpty() ? line->customer : line->customerName});
        }
    }
    return targets;
}

using Lines = std::shared_ptr<const std::vector<QStringList>>;

QCoro::Task<Result<ListExport::Cells>> cellsOf(Lines lines, std::vector<qint64> rows)
{
    ListExport::Cells cells;
    cells.reserve(rows.size());
    for (const qint64 row : rows) {
        cells.push_back(lines->at(static_cast<std::size_t>(row)));
    }
    co_return cells;
}

} // namespace

DeviceBulk::DeviceBulk(Parts parts, RowSelection::Rows rows, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
    , m_selection(std::move(rows))
    , m_export([this] { return exportSource(); })
{
    m_tellTimer.setSingleShot(true);
    m_tellTimer.setInterval(tellDelay);
    connect(&m_tellTimer, &QTimer::timeout, this, [this] {
        m_items.tell();
        count();
        Q_EMIT changed();
    });
    connect(&m_export, &ListExport::finished, this, [this](const QString &path, int lines) {
        Q_EMIT noticed(tr("%n line(s) written to %1.", "", lines).arg(path), u"ok"_s);
    });
    connect(m_parts.mirror, &Store::Mirror::documentsChanged, this,
        [this](const Store::Changes &changes) {
            if (changes.everything) {
                m_selection.clear(); // the numbers are other documents' now
            }
        });
    connect(&m_selection, &RowSelection::changed, this, [this] {
        if (m_phase == Choosing) {
            Q_EMIT changed();
        }
    });
}

DeviceBulk::~DeviceBulk() = default;

void DeviceBulk::setLanguage(const QString &language)
{
    if (m_language != language) {
        m_language = language;
        m_items.setLanguage(language);
        Q_EMIT changed();
        Q_EMIT filesChanged();
    }
}

void DeviceBulk::setFleet(const DeviceFleetPointer &fleet)
{
    m_fleet = fleet;
    QStringList tags;
    if (fleet) {
        for (const Cpe::Acs::FleetDevice &device : fleet->devices) {
            for (const QString &tag : device.tags) {
                if (!tags.contains(tag)) {
                    tags += tag;
                }
            }
        }
        if (m_run) {
            m_run->takeFleet(fleet->devices);
        }
    }
    tags.sort(Qt::CaseInsensitive);
    if (tags != m_tags) {
        m_tags = tags;
        Q_EMIT tagsChanged();
    }
    Q_EMIT changed();
}

void DeviceBulk::setPhase(Phase phase)
{
    m_phase = phase;
    Q_EMIT changed();
}

void DeviceBulk::choose()
{
    m_isShown = true;
    if (m_phase != Running) {
        if (m_selection.count() == 0) {
            // Nothing to choose for: what the last one came to, if there was one.
            m_isShown = m_phase == Over;
            if (!m_isShown) {
                Q_EMIT noticed(
                    tr("No device is marked: Space marks one, Ctrl+A all of the list."), u"info"_s);
            }
        } else {
            m_error = {};
            m_takesOutside = false;
            m_phase = Choosing;
        }
    }
    Q_EMIT changed();
}

void DeviceBulk::show()
{
    m_isShown = m_phase != Idle;
    m_isNews = m_phase == Running;
    Q_EMIT changed();
    Q_EMIT shown();
}

void DeviceBulk::close()
{
    m_isShown = false;
    m_isNews = m_phase == Running;
    ++m_generation;
    if (m_phase == Choosing || m_phase == Planning || m_phase == Planned) {
        m_run ? setPhase(Over) : setPhase(Idle);
        if (m_run) {
            m_action = m_run->action();
            m_items.setItems(m_run->items(), m_action);
            count();
        }
    }
    Q_EMIT changed();
}

void DeviceBulk::readFiles()
{
    if (m_isReadingFiles || !m_parts.acs) {
        return;
    }
    m_isReadingFiles = true;
    m_filesError = {};
    Q_EMIT filesChanged();
    QCoro::connect(m_parts.acs->files(), this, [this](const Result<QList<AcsFile>> &files) {
        m_isReadingFiles = false;
        if (files) {
            m_files = *files;
            m_files.removeIf([](const AcsFile &file) { return !isFirmware(file); });
            std::ranges::sort(m_files, {}, &AcsFile::name);
        } else {
            m_filesError = errorText(files.error());
        }
        Q_EMIT filesChanged();
    });
}

QVariantList DeviceBulk::files() const
{
    QVariantList files;
    for (const AcsFile &file : m_files) {
        QStringList parts{file.productClass, file.version};
        if (!file.oui.isEmpty()) {
            parts += tr("OUI %1").arg(file.oui);
        }
        if (file.length >= 0) {
            parts += Format::bytes(static_cast<double>(file.length), m_language);
        }
        files += QVariantMap{
            {u"name"_s, file.name}, {u"text"_s, tr("%1: %2").arg(file.name, parts.join(u" · "_s))}};
    }
    return files;
}

QString DeviceBulk::tagProblem(const QString &tag) const
{
    // GenieACS makes a part of a path of it, and its own scripts take only these.
    static const QRegularExpression shape(u"^[A-Za-z0-9_\\-]+$"_s);
    if (tag.isEmpty()) {
        return {};
    }
    if (tag.size() > longestTag) {
        return tr("A tag has at most %1 characters.").arg(longestTag);
    }
    return shape.match(tag).hasMatch()
        ? QString()
        : tr("A tag has letters without accents, digits, - and _ only.");
}

QString DeviceBulk::hindrance() const
{
    if (!m_fleet || !m_fleet->readAt.isValid()) {
        return m_fleet && m_fleet->error
            ? tr("The ACS could not be read: %1").arg(errorText(*m_fleet->error).sentence())
            : tr("The ACS has not been read yet: who it knows is not known.");
    }
    return {};
}

void DeviceBulk::preview(int action, const QString &value)
{
    if (m_phase != Choosing || !hindrance().isEmpty()) {
        return;
    }
    m_action = {.limit = m_limit};
    switch (action) {
    case AddTag:
    case RemoveTag:
        if (value.isEmpty() || (action == AddTag && !tagProblem(value).isEmpty())) {
            return;
        }
        m_action.kind = action == AddTag ? Kind::AddTag : Kind::RemoveTag;
        m_action.tag = value;
        break;
    case Firmware: {
        const auto file = std::ranges::find(m_files, value, &AcsFile::name);
        if (file == m_files.end()) {
            return;
        }
        m_action.kind = Kind::Firmware;
        m_action.file = *file;
        break;
    }
    default:
        m_action.kind = Kind::Refresh;
        break;
    }
    plan();
}

std::vector<qint64> DeviceBulk::chosenRows() const
{
    // Those that the list does not show stand last.
    std::vector<qint64> rows = m_selection.inOrder();
    if (!m_takesOutside) {
        rows.resize(rows.size() - static_cast<std::size_t>(m_selection.outside()));
    }
    return rows;
}

void DeviceBulk::setTakesOutside(bool takes)
{
    if (m_takesOutside != takes && (m_phase == Planned || m_phase == Planning)) {
        m_takesOutside = takes;
        plan();
    }
}

void DeviceBulk::plan()
{
    FleetSituation situation{.now = m_parts.clock.now()};
    for (const Cpe::Acs::WatchedTask &task : m_parts.watch->tasks()) {
        if (task.name == Cpe::Acs::TaskName::Download && isOpen(task)) {
            situation.updating.insert(task.device);
        }
    }
    m_error = {};
    m_outside = m_selection.outside();
    m_items.setItems({}, m_action);
    count();
    setPhase(Planning);
    using Answer = Result<std::vector<FleetItem>>;
    QCoro::connect(m_parts.mirror->read([rows = chosenRows(), action = m_action, fleet = m_fleet,
                                            situation](QSqlDatabase &db) -> Answer {
        return targetsOf(db, rows).transform([&](const std::vector<FleetTarget> &targets) {
            return planFleet(action, targets, fleet->devices, situation);
        });
    }),
        this, [this, generation = ++m_generation](const Answer &items) {
            if (generation != m_generation) {
                return;
            }
            if (!items) {
                m_error = errorText(items.error());
                setPhase(Choosing);
                return;
            }
            m_requests = 0;
            for (const FleetItem &item : *items) {
                if (item.outcome == FleetOutcome::Ready) {
                    m_requests += requestsFor(m_action, item.device);
                }
            }
            m_items.setItems(*items, m_action);
            count();
            setPhase(Planned);
        });
}

void DeviceBulk::reconsider()
{
    if (m_phase == Planning || m_phase == Planned) {
        ++m_generation;
        setPhase(Choosing);
    }
}

void DeviceBulk::setLimit(int limit)
{
    const int within = std::clamp(limit, FleetAction::leastLimit, FleetAction::mostLimit);
    if (m_limit != within) {
        m_limit = within;
        Q_EMIT limitChanged();
    }
}

bool DeviceBulk::needsNumber() const
{
    return m_phase == Planned && (m_action.kind == Kind::Firmware || ready() > manyDevices);
}

void DeviceBulk::run(const QString &typed)
{
    if (m_phase != Planned || ready() == 0
        || (needsNumber() && typed.trimmed() != QString::number(ready()))) {
        return;
    }
    m_action.limit = m_limit;
    m_run = std::make_unique<FleetRun>(m_parts.acs, m_parts.watch, m_action, m_parts.clock);
    connect(m_run.get(), &FleetRun::told, this, &DeviceBulk::handleTold);
    connect(m_run.get(), &FleetRun::over, this, &DeviceBulk::handleOver);
    m_selection.clear();
    const std::vector<FleetItem> items = m_items.items();
    begin([&items](FleetRun &run) { run.start(items); });
}

void DeviceBulk::begin(const std::function<void(FleetRun &)> &how)
{
    m_isNews = true;
    setPhase(Running);
    how(*m_run);
}

void DeviceBulk::stop()
{
    if (m_run) {
        m_run->stop();
        Q_EMIT changed();
    }
}

void DeviceBulk::tryAgain()
{
    if (canTryAgain()) {
        begin([](FleetRun &run) { run.tryAgain(); });
    }
}

void DeviceBulk::goOn()
{
    if (canGoOn()) {
        begin([](FleetRun &run) { run.goOn(); });
    }
}

void DeviceBulk::handleTold(std::size_t place)
{
    const FleetItem &item = m_run->items()[place];
    // Another preview may be on the screen while what waited at the ACS is done.
    if (m_phase == Running || m_phase == Over) {
        m_items.change(place, item);
        if (!m_tellTimer.isActive()) {
            m_tellTimer.start();
        }
    }
    // What waited at the ACS, or was taken, and came to a bad end long after the run.
    if (m_phase == Over && !m_isShown && item.outcome == FleetOutcome::Faulted) {
        m_isNews = true;
    }
    record(item);
}

void DeviceBulk::record(const FleetItem &item)
{
    const FleetAction &action = m_run->action();
    const bool isTag = action.kind == Kind::AddTag || action.kind == Kind::RemoveTag;
    const bool isTagged = isTag && item.outcome == FleetOutcome::Done;
    // What became of its download is told by the task; here what was seen on it afterwards.
    const bool isSeen = action.kind == Kind::Firmware && !item.told.isEmpty();
    if (!isTagged && !isSeen) {
        return;
    }
    const QJsonObject before =
        isTag ? QJsonObject() : QJsonObject{{u"firmware"_s, item.device.firmware}};
    const QJsonObject after =
        isTag ? QJsonObject{{u"tag"_s, action.tag}} : QJsonObject{{u"firmware"_s, item.told}};
    const QString kind = action.kind == Kind::AddTag ? u"addTag"_s
        : action.kind == Kind::RemoveTag             ? u"removeTag"_s
                                                     : u"firmware"_s;
    Q_EMIT acted(item.target.serial,
        {.id = u"%1-%2"_s.arg(kind).arg(item.changed.toMSecsSinceEpoch()),
            .at = item.changed,
            .who = m_parts.user ? m_parts.user() : QString(),
            .kind = kind,
            .outcome = outcomeName(item.outcome),
            .before = before,
            .after = after},
        DeviceBulkWords::log(item, action));
}

void DeviceBulk::handleOver()
{
    if (m_phase != Running) {
        return;
    }
    m_tellTimer.stop();
    m_items.tell();
    count();
    setPhase(Over);
    if (!m_isShown) {
        const bool isFine = count(FleetOutcome::Faulted) + count(FleetOutcome::Refused)
                + count(FleetOutcome::Uncertain) + count(FleetOutcome::Left)
            == 0;
        Q_EMIT noticed(tr("%1: %2").arg(title(), summary()), isFine ? u"ok"_s : u"warning"_s);
    }
}

void DeviceBulk::count()
{
    m_counts.fill(0);
    for (const FleetItem &item : m_items.items()) {
        ++m_counts.at(static_cast<std::size_t>(item.outcome));
    }
}

ListExport::Source DeviceBulk::exportSource() const
{
    // As it is now: a run goes on while the file is written.
    const Lines lines = std::make_shared<const std::vector<QStringList>>(m_items.cells());
    ListExport::Source source;
    source.header = DeviceBulkModel::header();
    source.rows.resize(lines->size());
    std::ranges::iota(source.rows, qint64(0));
    source.read = [lines](std::vector<qint64> rows) { return cellsOf(lines, std::move(rows)); };
    return source;
}

} // namespace FibreDesk
