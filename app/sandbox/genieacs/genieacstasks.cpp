// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "genieacs/acswords.h"
#include "genieacs/genieacspart.h"

#include <QTimeZone>

#include <algorithm>

// Tasks: posted, carried out at the device's next session, expired, failed.

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;
using namespace AcsFault;

namespace {

constexpr int OfflineMs = 16;

QString timeText(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::UTC).toString(Qt::ISODateWithMs);
}

QString wordsOf(const QString &code)
{
    static const QHash<QString, QString> words{{u"9000"_s, u"Method not supported"_s},
        {u"9001"_s, u"Request denied"_s}, {u"9002"_s, u"Internal error"_s},
        {u"9003"_s, u"Invalid arguments"_s}, {u"9004"_s, u"Resources exceeded"_s},
        {u"9005"_s, u"Invalid parameter name"_s}, {u"9007"_s, u"Invalid parameter value"_s},
        {u"9008"_s, u"Attempt to set a non-writable parameter"_s},
        {u"9010"_s, u"File transfer failure"_s},
        {u"9018"_s, u"File transfer failure: file corrupted"_s}};
    return words.value(code, u"Vendor fault"_s);
}

} // namespace

void GenieAcsPart::postTask(
    SimulatedDevice &device, const HttpRequest &request, const ExchangePtr &exchange)
{
    const bool isCalled = request.rawQuery.contains("connection_request");
    if (request.body.isEmpty()) {
        if (!isCalled)
            exchange->send(phrased(400, {}));
        else if (device.isOnline() && !m_faults->take(name(), deviceOffline))
            exchange->send(phrased(200, {}));
        else
            exchange->send(phrased(504, u"Device is offline"_s));
        return;
    }
    const auto posted = acsObject(request.body);
    if (!posted) {
        exchange->send(
            phrased(400, {}, "SyntaxError: Unexpected token in JSON at position 0", "text/plain"));
        return;
    }
    const QJsonObject body = *posted;
    static const QStringList names{u"getParameterValues"_s, u"setParameterValues"_s,
        u"refreshObject"_s, u"reboot"_s, u"factoryReset"_s, u"addObject"_s, u"deleteObject"_s,
        u"download"_s};
    if (!names.contains(body.value("name"_L1).toString())) {
        die(exchange);
        return;
    }
    if (m_faults->take(name(), inSession)) {
        exchange->send(
            phrased(503, u"Device is in session"_s, "Device is in session", "text/plain"));
        return;
    }
    Task task{.id = u"65f0%1"_s.arg(++m_lastTask, 20, 16, QLatin1Char('0')),
        .device = device.id(),
        .body = body,
        .at = acsNow()};
    const QByteArray answer = QJsonDocument(taskJson(task)).toJson(QJsonDocument::Compact);
    m_seen.append(device.seed().serial + u' ' + body.value("name"_L1).toString());
    m_tasks.push_back(task);
    if (!isCalled) {
        exchange->send(phrased(202, {}, answer));
        return;
    }
    if (!device.isOnline() || m_faults->take(name(), deviceOffline)
        || m_faults->take(name(), taskUncalled)) {
        QTimer::singleShot(OfflineMs, this,
            [exchange, answer] { exchange->send(phrased(202, u"Device is offline"_s, answer)); });
        return;
    }
    if (m_faults->take(name(), taskStuck)) {
        exchange->send(phrased(202, u"Task queued but not processed"_s, answer));
        return;
    }
    QTimer::singleShot(
        m_taskMs, this, [this, id = task.id, exchange] { finishTask(id, exchange); });
}

void GenieAcsPart::finishTask(const QString &id, const ExchangePtr &exchange)
{
    const auto found = std::ranges::find(m_tasks, id, &Task::id);
    if (found == m_tasks.end()) {
        exchange->abort();
        return;
    }
    const Task task = *found;
    if (SimulatedDevice *device = find(task.device))
        device->inform(acsNow());
    const QByteArray answer = QJsonDocument(taskJson(task)).toJson(QJsonDocument::Compact);
    const QString code = carryOut(task);
    exchange->send(
        code.isEmpty() ? phrased(200, {}, answer) : phrased(202, u"Task faulted"_s, answer));
}

QString GenieAcsPart::carryOut(const Task &task)
{
    SimulatedDevice *device = find(task.device);
    const QString name = task.body.value("name"_L1).toString();
    const qint64 at = acsNow();
    QString code;
    if (const auto fault = m_faults->take(this->name(), taskFault))
        code = fault->body.isEmpty() ? u"9003"_s : fault->body;
    if (code.isEmpty() && (name == "getParameterValues"_L1 || name == "refreshObject"_L1)) {
        QStringList paths;
        if (name == "refreshObject"_L1)
            paths.append(task.body.value("objectName"_L1).toString());
        const QJsonArray names = task.body.value("parameterNames"_L1).toArray();
        for (const QJsonValue &one : names)
            paths.append(one.toString());
        const bool isThere = std::ranges::all_of(
            paths, [&](const QString &path) { return !device->answer({path}, at).empty(); });
        if (isThere)
            device->tell(paths, at);
        else
            code = u"9005"_s;
    } else if (code.isEmpty() && name == "setParameterValues"_L1) {
        const auto ends = m_faults->take(this->name(), diagnosisFails);
        device->diagnosisMs = m_diagnosisMs;
        device->diagnosisState = !ends ? QString()
            : ends->body.isEmpty()     ? u"Error_Internal"_s
                                       : ends->body;
        const bool isTaken = !m_faults->take(this->name(), setIgnored);
        const QJsonArray values = task.body.value("parameterValues"_L1).toArray();
        for (const QJsonValue &one : values)
            device->set(one[0].toString(), one[1], one[2].toString(u"xsd:string"_s), at, isTaken);
        if (device->diagnosisEnd() > at)
            m_informs.start();
    } else if (code.isEmpty() && name == "reboot"_L1) {
        device->reboot(at);
    } else if (code.isEmpty() && name == "factoryReset"_L1) {
        device->reset(at);
    } else if (code.isEmpty() && name == "download"_L1) {
        code = download(*device, task.body.value("file"_L1).toString(), at);
    }
    if (code.isEmpty()) {
        dropTask(QString(task.id));
        return {};
    }
    m_taskFaults.push_back(
        {.task = task.id, .device = task.device, .code = code, .words = wordsOf(code), .at = at});
    return code;
}

QString GenieAcsPart::download(SimulatedDevice &device, const QString &name, qint64 at)
{
    const auto found = std::ranges::find(m_files, name, &File::name);
    if (found == m_files.end())
        return u"9010"_s;
    if (!found->type.startsWith(u'1'))
        return {}; // what else there is to fetch changes nothing that anybody sees
    if (!found->productClass.isEmpty() && found->productClass != device.productClass())
        return u"9018"_s;
    device.update(found->version, at);
    return {};
}

void GenieAcsPart::session(SimulatedDevice &device)
{
    device.inform(acsNow());
    std::vector<Task> waiting;
    std::ranges::copy_if(m_tasks, std::back_inserter(waiting), [this, &device](const Task &task) {
        return task.device == device.id()
            && std::ranges::find(m_taskFaults, task.id, &Fault::task) == m_taskFaults.end();
    });
    for (const Task &task : waiting) {
        if (task.expires != 0 && task.expires < acsNow())
            dropTask(QString(task.id));
        else
            (void)carryOut(task);
    }
}

HttpResponse GenieAcsPart::removeTask(const QString &id)
{
    if (m_faults->take(name(), inSession))
        return phrased(503, u"Device is in session"_s, "Device is in session", "text/plain");
    const auto task = std::ranges::find(m_tasks, id, &Task::id);
    if (task == m_tasks.end())
        return phrased(404, {}, "Task not found", "text/plain");
    dropTask(id);
    return phrased(200, {});
}

void GenieAcsPart::dropTask(const QString &id)
{
    std::erase_if(m_tasks, [&id](const Task &task) { return task.id == id; });
    std::erase_if(m_taskFaults, [&id](const Fault &fault) { return fault.task == id; });
}

QJsonObject GenieAcsPart::taskJson(const Task &task) const
{
    QJsonObject json = task.body;
    json.insert(u"_id"_s, task.id);
    json.insert(u"device"_s, task.device);
    json.insert(u"timestamp"_s, timeText(task.at));
    if (task.expires != 0)
        json.insert(u"expiry"_s, timeText(task.expires));
    return json;
}

QJsonObject GenieAcsPart::faultJson(const Fault &fault) const
{
    return {{u"_id"_s, QString(fault.device + u":task_"_s + fault.task)},
        {u"device"_s, fault.device}, {u"channel"_s, QString(u"task_"_s + fault.task)},
        {u"timestamp"_s, timeText(fault.at)}, {u"code"_s, QString(u"cwmp."_s + fault.code)},
        {u"message"_s, fault.words}, {u"retries"_s, fault.retries},
        {u"detail"_s,
            QJsonObject{{u"faultCode"_s, u"Client"_s}, {u"faultString"_s, u"CWMP fault"_s},
                {u"detail"_s,
                    QJsonObject{{u"Fault"_s,
                        QJsonObject{
                            {u"FaultCode"_s, fault.code}, {u"FaultString"_s, fault.words}}}}}}}};
}

} // namespace FibreDesk::Sandbox
