// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "genieacs/genieacspart.h"
#include "genieacs/acswords.h"

#include "world/world.h"

#include <QJsonDocument>
#include <QMap>
#include <QSet>

#include <algorithm>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;
using namespace AcsFault;

namespace {

const QString proxyToken = u"sandbox-genieacs-token"_s;

// Long enough that nobody takes it for a device that is late.
constexpr int darkHours = 4;
/// Fewer homes on one port would be no outage to anybody.
constexpr qsizetype fewestHomes = 3;

/// The OLT and its port, without the ONT; empty for what is not at a customer's.
QString portOf(const QJsonObject &row)
{
    return row.value("status"_L1) == "active"_L1
        ? row.value("olt_port"_L1).toString().section(u'/', 0, -2)
        : QString();
}

/// The port with the most homes, that went dark before the start; empty = none has enough.
QString fullestPort(const QList<QJsonObject> &rows)
{
    QMap<QString, QSet<QString>> homes;
    for (const QJsonObject &row : rows) {
        if (const QString port = portOf(row); !port.isEmpty())
            homes[port].insert(row.value("service_location"_L1).toString());
    }
    QString fullest;
    qsizetype most = fewestHomes - 1;
    for (const auto &[port, places] : homes.asKeyValueRange()) {
        if (places.size() > most) {
            most = places.size();
            fullest = port;
        }
    }
    return fullest;
}

} // namespace

GenieAcsPart::GenieAcsPart()
    : m_token(proxyToken)
{
    const QString image = u"1 Firmware Upgrade Image"_s;
    for (const auto &version : {u"1.4.2 Build 250611"_s, u"1.5.0 Build 260318"_s}) {
        m_files.push_back({.name = u"XX230v-%1.bin"_s.arg(version.section(u' ', 0, 0)),
            .type = image,
            .oui = {},
            .productClass = u"XX230v"_s,
            .version = version,
            .length = 18'874'368});
    }
    m_files.push_back({.name = u"DecoX55-1.4.2.bin"_s,
        .type = image,
        .oui = {},
        .productClass = u"DecoX55"_s,
        .version = u"1.4.2 Build 250611"_s,
        .length = 12'582'912});
    m_files.push_back({.name = u"XX230v-default.xml"_s,
        .type = u"3 Vendor Configuration File"_s,
        .oui = {},
        .productClass = u"XX230v"_s,
        .version = {},
        .length = 20'480});
    m_back.setSingleShot(true);
    connect(&m_back, &QTimer::timeout, this, [this] {
        for (const ExchangePtr &exchange : m_hung)
            exchange->abort();
        m_hung.clear();
    });
    m_informs.setInterval(200);
    connect(&m_informs, &QTimer::timeout, this, [this] {
        const qint64 at = acsNow();
        bool isWaiting = false;
        for (const auto &device : m_devices) {
            const qint64 end = device->diagnosisEnd();
            if (end == 0 || !device->isOnline() || device->lastInform(at) >= end)
                continue;
            if (end <= at)
                session(*device); // 8 DIAGNOSTICS COMPLETE
            else
                isWaiting = true;
        }
        if (!isWaiting)
            m_informs.stop();
    });
}

GenieAcsPart::~GenieAcsPart() = default;

QString GenieAcsPart::name() const
{
    return u"genieacs"_s;
}

void GenieAcsPart::announceFaults(FaultBoard &faults) const
{
    faults.registerKind(name(), taskFault, u"the device refuses the task; body: the code (9003)"_s);
    faults.registerKind(name(), taskStuck, u"202 \"Task queued but not processed\""_s);
    faults.registerKind(
        name(), taskUncalled, u"202 \"Device is offline\": the connection request is lost"_s);
    faults.registerKind(name(), inSession, u"503: the device is in a session"_s);
    faults.registerKind(name(), setIgnored, u"200, and the device keeps its value"_s);
    faults.registerKind(
        name(), diagnosisFails, u"a diagnosis ends badly; body: its state (Error_Internal)"_s);
    faults.registerKind(name(), deviceOffline, u"no device can be reached"_s);
}

bool GenieAcsPart::start(Sandbox &sandbox, QString *error)
{
    m_faults = &sandbox.faults();
    m_server = std::make_unique<HttpServer>(name(), &sandbox.faults());
    const quint16 port = sandbox.extraPort(2);
    if (!m_server->listen(port)) {
        *error = u"cannot listen for genieacs on port %1: %2"_s.arg(
            QString::number(port), m_server->errorString());
        return false;
    }
    m_server->route("/", this);
    readEquipment(sandbox.world(), sandbox.options().seed);
    sandbox.say(u"genieacs %1"_s.arg(m_server->url()));
    return true;
}

void GenieAcsPart::readEquipment(World &world, quint32 seed)
{
    const QList<QJsonObject> rows = world.query(
        "SELECT e.cwmp_serial, e.model, e.firmware_version, e.mac_address, e.ip_address, "
        "e.equipment_type, e.status, e.service_location, l.olt_port FROM "
        "\"tabService Equipment\" e LEFT JOIN \"tabService Location\" l "
        "ON l.name = e.service_location WHERE e.cwmp_serial IS NOT NULL "
        "AND e.status IN ('active', 'defective') ORDER BY e.name");
    const QString dark = fullestPort(rows);
    m_devices.reserve(std::size_t(rows.size()));
    for (const QJsonObject &row : rows) {
        QString mac = row.value("mac_address"_L1).toString().toUpper();
        if (!mac.contains(u':')) {
            for (int at = 10; at > 0; at -= 2)
                mac.insert(at, u':');
        }
        auto device = std::make_unique<SimulatedDevice>(
            DeviceSeed{.serial = row.value("cwmp_serial"_L1).toString(),
                .model = row.value("model"_L1).toString(),
                .firmware = row.value("firmware_version"_L1).toString(),
                .mac = mac,
                .address = row.value("ip_address"_L1).toString(),
                // The firmware of before speaks the older data model.
                .isNew = row.value("equipment_type"_L1) == "ONT"_L1
                    && !row.value("firmware_version"_L1).toString().startsWith("1.3."_L1),
                .silentHours = !dark.isEmpty() && portOf(row) == dark ? darkHours : 0},
            seed);
        m_byId.insert(device->id(), device.get());
        m_devices.push_back(std::move(device));
    }
}

void GenieAcsPart::addToProfile(QSettings &profile) const
{
    profile.setValue("genieacs/url"_L1, m_server->url());
    profile.setValue("genieacs/auth"_L1, u"bearer"_s);
    profile.setValue("genieacs/token"_L1, proxyToken);
}

QJsonObject GenieAcsPart::state() const
{
    QJsonArray tasks;
    for (const QString &line : m_seen)
        tasks.append(line);
    return {{u"url"_s, m_server ? m_server->url() : QString()},
        {u"devices"_s, qint64(m_devices.size())}, {u"tasks"_s, qint64(m_tasks.size())},
        {u"task_faults"_s, qint64(m_taskFaults.size())}, {u"posted"_s, tasks},
        {u"deaths"_s, m_deaths}};
}

std::optional<HttpResponse> GenieAcsPart::control(const QString &command, const QJsonObject &body)
{
    const auto fine = [] { return HttpResponse::json(200, QJsonObject{{u"ok"_s, true}}); };
    if (command == "pace"_L1) {
        m_taskMs = body.value("task_ms"_L1).toInt(m_taskMs);
        m_deadMs = body.value("dead_ms"_L1).toInt(m_deadMs);
        m_diagnosisMs = body.value("diagnosis_ms"_L1).toInt(m_diagnosisMs);
        return fine();
    }
    if (command == "credentials"_L1) {
        m_token = body.value("wanted"_L1).toBool(true) ? proxyToken : QString();
        return fine();
    }
    if (command == "power"_L1) {
        // What fell before the start comes back, or falls again.
        for (const auto &device : m_devices)
            device->isBack = body.value("on"_L1).toBool();
        return fine();
    }
    if (command == "inform"_L1 || command == "switch"_L1 || command == "expire"_L1) {
        const QString serial = body.value("serial"_L1).toString();
        const auto found = std::ranges::find_if(
            m_devices, [&serial](const auto &one) { return one->seed().serial == serial; });
        if (found == m_devices.end())
            return HttpResponse::json(404, QJsonObject{{u"error"_s, u"no such device"_s}});
        if (command == "switch"_L1) {
            (*found)->isSwitchedOff = !body.value("on"_L1).toBool();
        } else if (command == "inform"_L1) {
            session(**found);
        } else {
            for (Task &task : m_tasks) {
                if (task.device == (*found)->id())
                    task.expires = acsNow() - 1;
            }
        }
        return fine();
    }
    return {};
}

SimulatedDevice *GenieAcsPart::find(const QString &id)
{
    return m_byId.value(id, nullptr);
}

HttpResponse GenieAcsPart::phrased(
    int status, const QString &phrase, const QByteArray &body, const QByteArray &type)
{
    HttpResponse response{status, type, body, {}};
    if (!phrase.isEmpty())
        response.headers.append({":reason"_ba, phrase.toUtf8()});
    return response;
}

void GenieAcsPart::handle(const HttpRequest &request, const ExchangePtr &exchange)
{
    if (m_back.isActive()) {
        exchange->abort();
        return;
    }
    if (!m_token.isEmpty() && request.header("authorization") != "Bearer " + m_token.toUtf8()) {
        exchange->send(HttpResponse::text(401, u"Unauthorized"_s));
        return;
    }
    if (request.method == "GET" || request.method == "HEAD")
        list(request, exchange);
    else
        command(request, exchange);
}

void GenieAcsPart::list(const HttpRequest &request, const ExchangePtr &exchange)
{
    const QString collection = request.segments().value(0);
    static const QStringList all{u"devices"_s, u"tasks"_s, u"faults"_s, u"files"_s, u"presets"_s};
    if (!all.contains(collection)) {
        exchange->send(phrased(404, {}, "404 Not Found", "text/plain"));
        return;
    }
    const QString text = request.query(u"query");
    const auto asked = acsObject(text.isEmpty() ? "{}"_ba : text.toUtf8());
    if (!asked) {
        exchange->send(phrased(400, {}, "SyntaxError: Unexpected token in JSON", "text/plain"));
        return;
    }
    const NbiQuery query(*asked);
    const QStringList projection = request.query(u"projection").split(u',', Qt::SkipEmptyParts);
    const qint64 at = acsNow();

    std::vector<QJsonObject> found;
    std::vector<const SimulatedDevice *> devices;
    const auto take = [&](const QJsonObject &document) {
        if (query.matches(document))
            found.push_back(document);
    };
    if (collection == "devices"_L1) {
        const QStringList looked = query.paths();
        for (const auto &device : m_devices) {
            if (query.isEmpty() || query.matches(device->document(looked, at)))
                devices.push_back(device.get());
        }
    } else if (collection == "tasks"_L1) {
        for (const Task &task : m_tasks)
            take(taskJson(task));
    } else if (collection == "faults"_L1) {
        for (const Fault &fault : m_taskFaults)
            take(faultJson(fault));
    } else if (collection == "files"_L1) {
        for (const File &one : m_files)
            take(fileJson(one));
    }
    const qint64 total = qint64(devices.size() + found.size());
    if (const QJsonObject sort = QJsonDocument::fromJson(request.query(u"sort").toUtf8()).object();
        !sort.isEmpty()) {
        const QString key = sort.begin().key();
        const bool isDown = sort.begin().value().toInt() < 0;
        const auto keyOf = [&](const QJsonObject &o) {
            return valueAt(o, key).toVariant().toString();
        };
        if (collection == "devices"_L1) {
            std::vector<std::pair<QString, const SimulatedDevice *>> keyed;
            keyed.reserve(devices.size());
            for (const SimulatedDevice *device : devices)
                keyed.emplace_back(keyOf(device->document({key}, at)), device);
            std::ranges::stable_sort(
                keyed, {}, &std::pair<QString, const SimulatedDevice *>::first);
            if (isDown)
                std::ranges::reverse(keyed);
            std::ranges::transform(
                keyed, devices.begin(), [](const auto &row) { return row.second; });
        } else {
            std::ranges::stable_sort(found, {}, keyOf);
            if (isDown)
                std::ranges::reverse(found);
        }
    }
    HttpResponse response = phrased(200, {}, {});
    response.headers.append({"total"_ba, QByteArray::number(total)});
    if (request.method == "HEAD") {
        exchange->send(response);
        return;
    }
    const qint64 skip = std::clamp<qint64>(request.query(u"skip").toLongLong(), 0, total);
    const qint64 limit = request.query(u"limit").toLongLong();
    const qint64 end = limit > 0 ? std::min(total, skip + limit) : total;
    exchange->beginStream("application/json"_ba, response.headers);
    QByteArray chunk = "[";
    for (qint64 i = skip; i < end; ++i) {
        const QJsonObject document = collection == "devices"_L1
            ? devices[std::size_t(i)]->document(projection.isEmpty()
                      ? QStringList{u"Device"_s, u"InternetGatewayDevice"_s}
                      : projection,
                  at)
            : found[std::size_t(i)];
        chunk += i == skip ? "\n" : ",\n";
        chunk += QJsonDocument(projected(document, projection)).toJson(QJsonDocument::Compact);
        if (chunk.size() > 64 * 1024) {
            exchange->write(chunk);
            chunk.clear();
        }
    }
    exchange->write(chunk + "\n]");
    exchange->end();
}

void GenieAcsPart::command(const HttpRequest &request, const ExchangePtr &exchange)
{
    const QStringList path = request.segments();
    const QString method = QString::fromLatin1(request.method);
    const QString collection = path.value(0);
    if (collection == "devices"_L1) {
        SimulatedDevice *device = find(path.value(1));
        if (!device) {
            exchange->send(phrased(404, {}, "No such device", "text/plain"));
            return;
        }
        if (path.value(2) == "tasks"_L1 && method == "POST"_L1) {
            postTask(*device, request, exchange);
            return;
        }
        if (path.value(2) == "tags"_L1 && path.size() == 4) {
            exchange->send(tag(*device, method, path.at(3)));
            return;
        }
    } else if (collection == "tasks"_L1 && path.size() == 2 && method == "DELETE"_L1) {
        exchange->send(removeTask(path.at(1)));
        return;
    } else if (collection == "tasks"_L1 && path.value(2) == "retry"_L1 && method == "POST"_L1) {
        const auto task = std::ranges::find(m_tasks, path.at(1), &Task::id);
        if (task == m_tasks.end()) {
            die(exchange);
            return;
        }
        std::erase_if(m_taskFaults, [&](const Fault &fault) { return fault.task == path.at(1); });
        exchange->send(phrased(200, {}));
        return;
    } else if (collection == "faults"_L1 && path.size() == 2 && method == "DELETE"_L1) {
        // The task goes with its fault.
        const auto fault = std::ranges::find_if(m_taskFaults,
            [&](const Fault &one) { return path.at(1) == one.device + u":task_"_s + one.task; });
        if (fault != m_taskFaults.end())
            dropTask(QString(fault->task));
        exchange->send(phrased(200, {}));
        return;
    } else if (collection == "files"_L1 && path.size() == 2) {
        exchange->send(file(path.at(1), request));
        return;
    } else {
        exchange->send(phrased(404, {}, "404 Not Found", "text/plain"));
        return;
    }
    HttpResponse response = phrased(405, {});
    response.headers.append({"Allow"_ba, "GET, HEAD, POST, DELETE"_ba});
    exchange->send(response);
}

HttpResponse GenieAcsPart::tag(SimulatedDevice &device, const QString &method, const QString &tag)
{
    if (method == "POST"_L1) {
        if (!device.tags.contains(tag))
            device.tags.append(tag);
    } else if (method == "DELETE"_L1) {
        device.tags.removeAll(tag);
    } else {
        return phrased(405, {});
    }
    return phrased(200, {});
}

HttpResponse GenieAcsPart::file(const QString &name, const HttpRequest &request)
{
    if (request.method == "DELETE") {
        std::erase_if(m_files, [&name](const File &one) { return one.name == name; });
        return phrased(200, {});
    }
    if (request.method != "PUT")
        return phrased(405, {});
    const auto header = [&request](
                            const QByteArray &of) { return QString::fromUtf8(request.header(of)); };
    std::erase_if(m_files, [&name](const File &one) { return one.name == name; });
    m_files.push_back({.name = name,
        .type = header("filetype"),
        .oui = header("oui"),
        .productClass = header("productclass"),
        .version = header("version"),
        .length = request.body.size()});
    return phrased(201, {});
}

void GenieAcsPart::die(const ExchangePtr &exchange)
{
    ++m_deaths;
    m_hung.push_back(exchange);
    m_back.start(m_deadMs);
}

QJsonObject GenieAcsPart::fileJson(const File &file)
{
    return {{u"_id"_s, file.name}, {u"filename"_s, file.name}, {u"length"_s, file.length},
        {u"metadata"_s,
            QJsonObject{{u"fileType"_s, file.type}, {u"oui"_s, file.oui},
                {u"productClass"_s, file.productClass}, {u"version"_s, file.version}}}};
}

} // namespace FibreDesk::Sandbox
