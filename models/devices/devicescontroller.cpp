// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devicescontroller.h"

#include "base/format.h"
#include "records/recorddesk.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"

#include <QCoroTask>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace FibreDesk {

namespace {

using Store::EquipmentField;

constexpr auto textDelay = 120ms;
constexpr auto changeDelay = 150ms;
/// While the first copy is being made every commit is a change of the list.
constexpr auto fillDelay = 1000ms;

const QString statusPrefix = u"status:"_s;
const QString typePrefix = u"type:"_s;
const QString portPrefix = u"port:"_s;
const QString modelPrefix = u"model:"_s;

struct ColumnField {
    int column;
    EquipmentField field;
    QString name; ///< it is remembered by
};

/// The columns that the mirror can put in order.
const QList<ColumnField> &columnFields()
{
    using List = DeviceListModel;
    static const QList<ColumnField> fields{{List::TypeColumn, EquipmentField::Type, u"type"_s},
        {List::ModelColumn, EquipmentField::Model, u"model"_s},
        {List::SerialColumn, EquipmentField::Serial, u"serial"_s},
        {List::MacColumn, EquipmentField::Mac, u"mac"_s},
        {List::GponColumn, EquipmentField::Gpon, u"gpon"_s},
        {List::StatusColumn, EquipmentField::Status, u"status"_s},
        {List::CustomerColumn, EquipmentField::Customer, u"customer"_s},
        {List::LocationColumn, EquipmentField::Location, u"location"_s},
        {List::ModifiedColumn, EquipmentField::Modified, u"modified"_s}};
    return fields;
}

/// The columns that the ACS's word puts in order.
std::optional<DeviceFleetViews::Order> fleetOrderOf(int column)
{
    if (column == DeviceListModel::NowColumn) {
        return DeviceFleetViews::ByLastHeard;
    }
    return column == DeviceListModel::LightColumn ? std::optional(DeviceFleetViews::ByLight)
                                                  : std::nullopt;
}

/// Before the name of the mirror's order in what is remembered.
QString fleetPrefix(std::optional<DeviceFleetViews::Order> order)
{
    if (!order) {
        return {};
    }
    return *order == DeviceFleetViews::ByLight ? u"light:"_s : u"now:"_s;
}

struct ListAnswer {
    std::vector<qint64> rows;
    ListDiff diff; ///< from the list before
    std::vector<Store::EquipmentLine> lines;
};

/// What the list is a list of.
struct ListQuery {
    Store::EquipmentFilter filter;
    Store::EquipmentOrder order;
    std::optional<DeviceFleetViews::View> fleetView; ///< of those, the ones of this view
    std::optional<DeviceFleetViews::Order> fleetOrder;
    DeviceFleetPointer fleet;
};

Result<std::vector<qint64>> rowsOf(QSqlDatabase &db, const ListQuery &query)
{
    auto rows = Store::equipmentIds(db, query.filter, query.order);
    if (!rows || (!query.fleetView && !query.fleetOrder)) {
        return rows;
    }
    if (!query.fleet) {
        return query.fleetView ? std::vector<qint64>() : std::move(*rows);
    }
    const auto equipment = Store::equipmentNetwork(db);
    if (!equipment) {
        return std::unexpected(equipment.error());
    }
    if (query.fleetView) {
        const QSet<qint64> chosen =
            DeviceFleetViews::rowsOf(*query.fleetView, *query.fleet, *equipment);
        std::erase_if(*rows, [&chosen](qint64 row) { return !chosen.contains(row); });
    }
    if (query.fleetOrder) {
        DeviceFleetViews::sort(
            *rows, *query.fleetOrder, query.order.isDescending, *query.fleet, *equipment);
    }
    return rows;
}

struct Overview {
    Store::EquipmentOverview equipment;
    std::array<int, DeviceFleetViews::ViewCount> fleet{};
};

Result<Overview> overviewOf(QSqlDatabase &db, const DeviceFleetPointer &fleet)
{
    const auto equipment = Store::equipmentOverview(db);
    if (!equipment) {
        return std::unexpected(equipment.error());
    }
    Overview overview{.equipment = *equipment};
    if (fleet) {
        const auto network = Store::equipmentNetwork(db);
        if (!network) {
            return std::unexpected(network.error());
        }
        for (int at = 0; at < DeviceFleetViews::ViewCount; ++at) {
            overview.fleet.at(static_cast<std::size_t>(at)) = static_cast<int>(
                DeviceFleetViews::rowsOf(static_cast<DeviceFleetViews::View>(at), *fleet, *network)
                    .size());
        }
    }
    return overview;
}

Result<ListAnswer> listOf(QSqlDatabase &db, const ListQuery &query,
    const std::vector<qint64> *before, std::vector<qint64> again)
{
    auto rows = rowsOf(db, query);
    if (!rows) {
        return std::unexpected(rows.error());
    }
    const auto page = std::min<std::size_t>(rows->size(), DeviceListModel::pageSize);
    again.insert(again.end(), rows->begin(), rows->begin() + static_cast<std::ptrdiff_t>(page));
    ListDiff diff = before ? diffOf(*before, *rows) : ListDiff();
    return Store::equipmentLines(db, again).transform(
        [&rows, &diff](std::vector<Store::EquipmentLine> lines) {
            return ListAnswer{std::move(*rows), std::move(diff), std::move(lines)};
        });
}

} // namespace

DevicesController::DevicesController(RecordDesk *desk, DeviceLive *live, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_live(live)
    , m_scan(desk->parts().mirror)
    , m_swap(desk, live)
    , m_mirror(desk->parts().mirror)
    , m_views({"section", "title", "viewGlyph", "amount"}, 0)
    , m_export(m_mirror, &m_list)
    , m_history(desk)
    , m_work(desk, live)
    , m_customFields(desk)
    , m_fields(desk->parts().queue)
    , m_tickets({"subject", "ticketStatus", "day"}, 8)
    , m_places({"address", "customer", "customerName"}, 0)
{
    m_textTimer.setSingleShot(true);
    m_textTimer.setInterval(textDelay);
    connect(&m_textTimer, &QTimer::timeout, this, [this] { readList(true); });
    m_changeTimer.setSingleShot(true);
    connect(&m_changeTimer, &QTimer::timeout, this, &DevicesController::follow);
    connect(&m_list, &DeviceListModel::linesWanted, this, &DevicesController::readLines);
    connect(m_mirror, &Store::Mirror::documentsChanged, this, &DevicesController::handleChanges);
    connect(&m_scan, &DeviceScan::found, this, &DevicesController::open);
    const auto tellLost = [this](const QString &text, const QString &device) {
        Q_EMIT noticed(text, u"danger"_s, device);
    };
    connect(&m_fields, &RecordFieldsModel::lost, this, tellLost);
    connect(m_customFields.fields(), &RecordFieldsModel::lost, this, tellLost);
    connect(m_desk, &RecordDesk::learnt, this, [this](const QString &kind) {
        if (kind == Store::Kind::Equipment && isLoaded()) {
            readRecord(); // its states may be spelt otherwise
        }
    });
    m_fields.setWords([this](const QString &field, const QString &typed) {
        const QString ours = m_desk->parts().map->ourField(Store::Kind::Equipment, field);
        return ours == "status"_L1 ? deviceStatusWord(typed) : m_placeNames.value(typed);
    });
    connect(this, &DevicesController::queryChanged, this, &DevicesController::viewNoteChanged);
    connect(this, &DevicesController::fleetChanged, this, &DevicesController::viewNoteChanged);
    showViews();
}

Secrets *DevicesController::secrets() const
{
    return m_desk->secrets();
}

void DevicesController::activate()
{
    if (!m_isActive) {
        m_isActive = true;
        refresh();
    }
}

void DevicesController::refresh()
{
    readOverview();
    readList(!m_isListed);
    if (!m_id.isEmpty()) {
        readRecord();
    }
}

void DevicesController::restore(const QString &memory)
{
    if (m_isActive || memory.isEmpty()) {
        return;
    }
    const QJsonObject kept = QJsonDocument::fromJson(memory.toUtf8()).object();
    m_view = kept.value("view"_L1).toString(m_view);
    const QString sort = kept.value("sort"_L1).toString();
    for (const auto &[column, field, name] : columnFields()) {
        if (name == sort.section(u':', -1)) {
            m_order = {.sort = field, .isDescending = kept.value("descending"_L1).toBool()};
        }
    }
    for (const auto order : {DeviceFleetViews::ByLastHeard, DeviceFleetViews::ByLight}) {
        if (sort.startsWith(fleetPrefix(order))) {
            m_fleetOrder = order;
        }
    }
    Q_EMIT queryChanged();
}

QString DevicesController::memory() const
{
    const auto sorted = std::ranges::find(columnFields(), m_order.sort, &ColumnField::field);
    const QJsonObject kept{{u"view"_s, m_view},
        {u"sort"_s, fleetPrefix(m_fleetOrder) + sorted->name},
        {u"descending"_s, m_order.isDescending}};
    return QString::fromUtf8(QJsonDocument(kept).toJson(QJsonDocument::Compact));
}

void DevicesController::setWork(DeviceTasks *tasks, DeviceDiagnosis *diagnosis,
    DeviceParameters *parameters, DeviceSelf *own, DeviceUpkeep *upkeep)
{
    m_upkeep = upkeep;
    m_own = own;
    m_parameters = parameters;
    m_tasks = tasks;
    m_diagnosis = diagnosis;
}

void DevicesController::setBulk(DeviceBulk *bulk)
{
    m_bulk = bulk;
    bulk->setLanguage(m_language);
    bulk->setFleet(m_list.fleet());
}

QString DevicesController::viewNote() const
{
    const auto view = DeviceFleetViews::viewNamed(m_view);
    if (!view || !hasFleet()) {
        return {};
    }
    const DeviceFleet &fleet = *m_list.fleet();
    switch (*view) {
    case DeviceFleetViews::Rebooting: {
        // The ACS tells the last start of each only; the others were seen from here.
        const bool isWhole = fleet.bootsSince.isValid() && fleet.readAt.isValid()
            && fleet.bootsSince.secsTo(fleet.readAt) >= DeviceFleetViews::daySeconds;
        if (!fleet.bootsSince.isValid()) {
            return tr("Starts are not counted yet: the ACS has not been read.");
        }
        return isWhole
            ? tr("Three starts and more in the last day.")
            : tr("Three starts and more in the last day, counted without a gap since %1: the ACS "
                 "tells the last start of a device only.")
                  .arg(Format::dayTime(fleet.bootsSince, m_language));
    }
    case DeviceFleetViews::OldFirmware:
        return tr("Not the version that most devices of the same model have.");
    case DeviceFleetViews::Offline:
        return fleet.isAcsSilent
            ? tr("The ACS is silent: it is not known who is offline, so nobody is listed.")
            : QString();
    case DeviceFleetViews::WeakLight:
    case DeviceFleetViews::ViewCount:
        break;
    }
    return {};
}

void DevicesController::setLanguage(const QString &language)
{
    if (m_language == language) {
        return;
    }
    m_language = language;
    m_list.setLanguage(language);
    m_fields.setLanguage(language);
    m_customFields.setLanguage(language);
    m_history.setLanguage(language);
    m_work.setLanguage(language);
    m_swap.setLanguage(language);
    if (m_live) {
        m_live->setLanguage(language);
    }
    if (m_bulk) {
        m_bulk->setLanguage(language);
    }
    showViews();
    if (!m_id.isEmpty()) {
        readRecord();
    }
    Q_EMIT languageChanged();
    Q_EMIT queryChanged();
}

Store::EquipmentFilter DevicesController::filter() const
{
    Store::EquipmentFilter filter;
    filter.text = m_text;
    filter.isUnplaced = m_view == "unplaced"_L1;
    if (m_view.startsWith(statusPrefix)) {
        filter.status = m_view.sliced(statusPrefix.size());
    } else if (m_view.startsWith(typePrefix)) {
        filter.type = m_view.sliced(typePrefix.size());
    } else if (m_view.startsWith(portPrefix)) {
        filter.oltPort = m_view.sliced(portPrefix.size());
    } else if (m_view.startsWith(modelPrefix)) {
        filter.model = m_view.sliced(modelPrefix.size());
    }
    return filter;
}

void DevicesController::readListAnew()
{
    Q_EMIT queryChanged();
    Q_EMIT memoryChanged();
    if (m_isActive) {
        m_textTimer.stop();
        readList(true);
    }
}

void DevicesController::chooseView(const QString &id)
{
    if (id != m_view || !m_text.isEmpty()) {
        m_view = id;
        m_text.clear();
        readListAnew();
    }
}

void DevicesController::setText(const QString &text)
{
    if (m_text == text) {
        return;
    }
    m_text = text;
    Q_EMIT queryChanged();
    if (m_isActive) {
        m_textTimer.start();
    }
}

void DevicesController::sortBy(int column, bool descending)
{
    const auto found = std::ranges::find(columnFields(), column, &ColumnField::column);
    const auto fleetOrder = fleetOrderOf(column);
    if (found == columnFields().end() && !fleetOrder) {
        return;
    }
    const Store::EquipmentOrder order{
        .sort = fleetOrder ? m_order.sort : found->field, .isDescending = descending};
    if (order != m_order || fleetOrder != m_fleetOrder) {
        m_order = order;
        m_fleetOrder = fleetOrder;
        readListAnew();
    }
}

int DevicesController::sortColumn() const
{
    if (m_fleetOrder) {
        return *m_fleetOrder == DeviceFleetViews::ByLight ? DeviceListModel::LightColumn
                                                          : DeviceListModel::NowColumn;
    }
    return std::ranges::find(columnFields(), m_order.sort, &ColumnField::field)->column;
}

QString DevicesController::viewTitle() const
{
    const int row = m_views.rowOf(m_view);
    return row < 0 ? m_view.section(u':', 1) : m_views.value(row, "title").toString();
}

void DevicesController::showViews()
{
    std::vector<RecordModel::Row> views;
    const auto add = [&views](const QString &id, const QString &section, const QString &title,
                         const QString &glyph,
                         int count) { views.push_back({id, {section, title, glyph, count}}); };
    const QString builtIn = u"views"_s;
    const auto status = [this](const QString &word) { return m_overview.statuses.value(word); };
    add(u"all"_s, builtIn, tr("All equipment"), u"router"_s, m_overview.all);
    add(u"status:active"_s, builtIn, tr("Active"), u"circle-check"_s, status(u"active"_s));
    add(u"status:inventory"_s, builtIn, tr("In stock"), u"inbox"_s, status(u"inventory"_s));
    add(u"status:defective"_s, builtIn, tr("Defective"), u"triangle-alert"_s,
        status(u"defective"_s));
    add(u"status:returned"_s, builtIn, tr("Returned"), u"undo-2"_s, status(u"returned"_s));
    add(u"unplaced"_s, builtIn, tr("Without a location"), u"map-pin"_s, m_overview.unplaced);
    if (hasFleet()) {
        const QString network = u"network"_s;
        using Views = DeviceFleetViews;
        const auto fleet = [&](Views::View view, const QString &title, const QString &glyph) {
            add(Views::nameOf(view), network, title, glyph,
                m_fleetCounts.at(static_cast<std::size_t>(view)));
        };
        fleet(Views::Offline, tr("Offline"), u"wifi-off"_s);
        fleet(Views::WeakLight, tr("Weak light"), u"activity"_s);
        fleet(Views::Rebooting, tr("Restarting often"), u"rotate-cw"_s);
        fleet(Views::OldFirmware, tr("Other firmware"), u"history"_s);
    }
    for (const Store::EquipmentTally &type : m_overview.types) {
        add(typePrefix + type.value, u"types"_s, type.value, u"tag"_s, type.count);
    }
    for (const Store::EquipmentTally &model : m_overview.models) {
        add(modelPrefix + model.value, u"models"_s, model.value, u"router"_s, model.count);
    }
    for (const Store::EquipmentTally &port : m_overview.ports) {
        add(portPrefix + port.value, u"ports"_s, port.value, u"cable"_s, port.count);
    }
    m_views.applySnapshot(std::move(views));
}

void DevicesController::setFleet(const DeviceFleetPointer &fleet)
{
    m_list.setFleet(fleet);
    if (m_bulk) {
        m_bulk->setFleet(fleet);
    }
    showViews();
    Q_EMIT fleetChanged();
    if (m_isActive) {
        readOverview();
        if (m_fleetOrder || DeviceFleetViews::viewNamed(m_view)) {
            readList(false);
        }
    }
}

void DevicesController::choosePort()
{
    if (!m_card.oltPort.isEmpty()) {
        chooseView(portPrefix + m_card.oltPort);
    }
}

void DevicesController::readOverview()
{
    QCoro::connect(m_mirror->read([fleet = m_list.fleet()](
                                      QSqlDatabase &db) { return overviewOf(db, fleet); }),
        this, [this](const Result<Overview> &overview) {
            // Of a failure the list says why.
            if (overview
                && (m_overview != overview->equipment || m_fleetCounts != overview->fleet)) {
                m_overview = overview->equipment;
                m_fleetCounts = overview->fleet;
                showViews();
                Q_EMIT overviewChanged();
                Q_EMIT queryChanged(); // a view of its own may have a name now
            }
        });
}

void DevicesController::readList(bool isAnother)
{
    if (isAnother) {
        ++m_listGeneration;
        m_isListing = true;
        Q_EMIT listChanged();
    } else if (m_isListing || m_isUpdating) {
        m_isUpdateDue = true; // what is being read now may be older than the change
        return;
    } else {
        m_isUpdating = true;
    }
    std::vector<qint64> again = isAnother ? std::vector<qint64>() : m_list.knownRows();
    auto before = isAnother ? std::vector<qint64>() : m_list.rows();
    const ListQuery query{.filter = filter(),
        .order = m_order,
        .fleetView = DeviceFleetViews::viewNamed(m_view),
        .fleetOrder = m_fleetOrder,
        .fleet = m_list.fleet()};
    QCoro::connect(
        m_mirror->read([query, isAnother, before = std::move(before), again](QSqlDatabase &db) {
            return listOf(db, query, isAnother ? nullptr : &before, again);
        }),
        this,
        [this, isAnother, again, generation = m_listGeneration](const Result<ListAnswer> &answer) {
            if (!isAnother) {
                m_isUpdating = false;
            }
            if (generation == m_listGeneration) {
                m_isListing = false;
                m_listError = answer ? ErrorText() : errorText(answer.error());
                if (answer) {
                    std::vector<qint64> read = again;
                    for (const Store::EquipmentLine &line : answer->lines) {
                        read.push_back(line.row);
                    }
                    m_isListed = true;
                    if (isAnother) {
                        m_list.reset(answer->rows);
                    } else {
                        m_list.update(answer->rows, answer->diff);
                    }
                    m_list.putLines(read, answer->lines);
                    if (m_bulk) {
                        m_bulk->selection()->handleList();
                    }
                    Q_EMIT placeChanged();
                }
                Q_EMIT listChanged();
            }
            if (std::exchange(m_isUpdateDue, false)) {
                readList(false);
            }
        });
}

void DevicesController::readLines(const std::vector<qint64> &rows)
{
    using Lines = Result<std::vector<Store::EquipmentLine>>;
    QCoro::connect(
        m_mirror->read([rows](QSqlDatabase &db) { return Store::equipmentLines(db, rows); }), this,
        [this, rows](const Lines &lines) {
            if (!lines) {
                m_list.giveUp(rows);
                m_listError = errorText(lines.error());
                Q_EMIT listChanged();
                return;
            }
            m_list.putLines(rows, *lines);
            const auto chosen = std::ranges::find(*lines, m_awaitedRow, &Store::EquipmentLine::row);
            if (chosen != lines->end()) {
                m_row = std::exchange(m_awaitedRow, 0);
                show(chosen->id);
                Q_EMIT placeChanged();
            }
        });
}

void DevicesController::handleChanges(const Store::Changes &changes)
{
    if (!m_isActive && m_id.isEmpty()) {
        return;
    }
    const QStringList kinds{Store::Kind::Equipment, Store::Kind::Customer, Store::Kind::Location,
        Store::Kind::Ticket, Store::Kind::Subscription, Store::Kind::Note};
    if (std::ranges::none_of(
            kinds, [&changes](const QString &kind) { return changes.touches(kind); })) {
        return;
    }
    m_hasDeviceChanged = m_hasDeviceChanged || changes.everything
        || changes.ids.value(Store::Kind::Equipment).contains(m_id);
    if (!m_changeTimer.isActive()) {
        m_changeTimer.start(m_overview.isComplete ? changeDelay : fillDelay);
    }
}

void DevicesController::follow()
{
    if (m_isActive) {
        readOverview();
        readList(false);
    }
    if (!m_id.isEmpty()) {
        readRecord();
        m_work.readNotes();
        if (std::exchange(m_hasDeviceChanged, false)) {
            m_history.askSoon();
        }
    }
}

} // namespace FibreDesk
