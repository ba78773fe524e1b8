// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/acs/acstask.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

namespace FibreDesk::Cpe::Acs {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array Names{
    std::pair{TaskName::GetParameterValues, "getParameterValues"_L1},
    std::pair{TaskName::SetParameterValues, "setParameterValues"_L1},
    std::pair{TaskName::RefreshObject, "refreshObject"_L1},
    std::pair{TaskName::Reboot, "reboot"_L1},
    std::pair{TaskName::FactoryReset, "factoryReset"_L1},
    std::pair{TaskName::AddObject, "addObject"_L1},
    std::pair{TaskName::DeleteObject, "deleteObject"_L1},
    std::pair{TaskName::Download, "download"_L1},
};

constexpr std::array States{
    std::pair{TaskState::Accepted, "accepted"_L1},
    std::pair{TaskState::Queued, "queued"_L1},
    std::pair{TaskState::InSession, "inSession"_L1},
    std::pair{TaskState::Done, "done"_L1},
    std::pair{TaskState::Faulted, "faulted"_L1},
    std::pair{TaskState::Expired, "expired"_L1},
    std::pair{TaskState::Unknown, "unknown"_L1},
};

Error refusal(const QString &detail)
{
    return {.kind = ErrorKind::Validation, .detail = detail, .source = u"acs task"_s};
}

/// Names between dots; the trailing dot of an object is taken off.
std::optional<QString> cleanPath(QString path)
{
    static const QRegularExpression shape(
        u"^(InternetGatewayDevice|Device|VirtualParameters)(\\.[A-Za-z0-9_\\-]+)*$"_s);
    if (path.endsWith(u'.'))
        path.chop(1);
    return shape.match(path).hasMatch() ? std::optional(path) : std::nullopt;
}

/// As GenieACS wants it in JSON.
QJsonValue valueOf(const Assignment &assignment)
{
    if (assignment.type == "xsd:boolean"_L1)
        return assignment.value.toBool();
    if (assignment.type == "xsd:string"_L1 || assignment.type == "xsd:dateTime"_L1
        || assignment.type == "xsd:base64"_L1 || assignment.type == "xsd:hexBinary"_L1)
        return assignment.value.toString();
    return assignment.value.toLongLong();
}

/// What is wrong with a value for its type; never the value itself.
QString problemWith(const Assignment &assignment)
{
    static const QStringList texts{
        u"xsd:string"_s, u"xsd:dateTime"_s, u"xsd:base64"_s, u"xsd:hexBinary"_s};
    static const QStringList numbers{
        u"xsd:int"_s, u"xsd:unsignedInt"_s, u"xsd:long"_s, u"xsd:unsignedLong"_s};
    if (texts.contains(assignment.type))
        return {};
    if (assignment.type == "xsd:boolean"_L1)
        return assignment.value.typeId() == QMetaType::Bool ? QString() : u"wants true or false"_s;
    if (!numbers.contains(assignment.type))
        return u"has a type that there is not: %1"_s.arg(assignment.type);
    bool isNumber = false;
    const qint64 number = assignment.value.toLongLong(&isNumber);
    if (!isNumber)
        return u"wants a whole number"_s;
    return number < 0 && assignment.type.startsWith("xsd:unsigned"_L1)
        ? u"wants a number that is not below zero"_s
        : QString();
}

} // namespace

QString taskName(TaskName name)
{
    return std::ranges::find(Names, name, &decltype(Names)::value_type::first)->second;
}

std::optional<TaskName> taskNamed(const QString &text)
{
    const auto *const found =
        std::ranges::find(Names, text, [](const auto &row) { return QString(row.second); });
    return found == Names.end() ? std::nullopt : std::optional(found->first);
}

QString stateName(TaskState state)
{
    return std::ranges::find(States, state, &decltype(States)::value_type::first)->second;
}

std::optional<TaskState> stateNamed(const QString &text)
{
    const auto *const found =
        std::ranges::find(States, text, [](const auto &row) { return QString(row.second); });
    return found == States.end() ? std::nullopt : std::optional(found->first);
}

bool isSettled(TaskState state)
{
    return state == TaskState::Done || state == TaskState::Faulted || state == TaskState::Expired
        || state == TaskState::Unknown;
}

Result<ResetConfirmation> ResetConfirmation::of(
    const QString &device, const QString &serial, const QString &typed)
{
    if (device.isEmpty() || serial.isEmpty() || typed.trimmed() != serial)
        return std::unexpected(
            refusal(u"the serial that was typed is not %1: nothing is reset"_s.arg(serial)));
    return ResetConfirmation(device);
}

Result<TaskRequest> TaskRequest::getParameterValues(const QStringList &paths)
{
    TaskRequest request(TaskName::GetParameterValues);
    for (const QString &path : paths) {
        const auto clean = cleanPath(path);
        if (!clean)
            return std::unexpected(refusal(u"\"%1\" is no parameter"_s.arg(path)));
        request.m_paths.append(*clean);
    }
    if (request.m_paths.isEmpty())
        return std::unexpected(refusal(u"no parameter to read"_s));
    return request;
}

Result<TaskRequest> TaskRequest::setParameterValues(const QList<Assignment> &values)
{
    TaskRequest request(TaskName::SetParameterValues);
    for (Assignment assignment : values) {
        const auto clean = cleanPath(assignment.path);
        if (!clean || assignment.path.endsWith(u'.'))
            return std::unexpected(refusal(u"\"%1\" is no parameter"_s.arg(assignment.path)));
        if (const QString problem = problemWith(assignment); !problem.isEmpty())
            return std::unexpected(refusal(u"%1 %2"_s.arg(assignment.path, problem)));
        if (request.m_paths.contains(*clean))
            return std::unexpected(refusal(u"%1 is given twice"_s.arg(*clean)));
        assignment.path = *clean;
        request.m_paths.append(*clean);
        request.m_assignments.append(assignment);
    }
    if (request.m_assignments.isEmpty())
        return std::unexpected(refusal(u"no value to set"_s));
    return request;
}

Result<TaskRequest> TaskRequest::refreshObject(const QString &object)
{
    TaskRequest request(TaskName::RefreshObject);
    const auto clean = cleanPath(object);
    if (!clean)
        return std::unexpected(refusal(u"\"%1\" is no object"_s.arg(object)));
    request.m_paths = {*clean};
    return request;
}

TaskRequest TaskRequest::reboot()
{
    return TaskRequest(TaskName::Reboot);
}

TaskRequest TaskRequest::factoryReset(const ResetConfirmation &confirmation)
{
    TaskRequest request(TaskName::FactoryReset);
    request.m_onlyDevice = confirmation.device();
    return request;
}

Result<TaskRequest> TaskRequest::addObject(const QString &object)
{
    TaskRequest request(TaskName::AddObject);
    const auto clean = cleanPath(object);
    if (!clean || !clean->contains(u'.'))
        return std::unexpected(refusal(u"\"%1\" is no table"_s.arg(object)));
    request.m_paths = {*clean};
    return request;
}

Result<TaskRequest> TaskRequest::deleteObject(const QString &object)
{
    static const QRegularExpression row(u"\\.[0-9]+$"_s);
    TaskRequest request(TaskName::DeleteObject);
    const auto clean = cleanPath(object);
    if (!clean || !row.match(*clean).hasMatch())
        return std::unexpected(refusal(u"\"%1\" is no row of a table"_s.arg(object)));
    request.m_paths = {*clean};
    return request;
}

Result<TaskRequest> TaskRequest::download(const AcsFile &file)
{
    if (file.name.isEmpty())
        return std::unexpected(refusal(u"no file to send"_s));
    TaskRequest request(TaskName::Download);
    request.m_file = file.name;
    return request;
}

QJsonObject TaskRequest::json() const
{
    QJsonObject json{{"name"_L1, taskName(m_name)}};
    switch (m_name) {
    case TaskName::GetParameterValues:
        json.insert("parameterNames"_L1, QJsonArray::fromStringList(m_paths));
        break;
    case TaskName::SetParameterValues: {
        QJsonArray values;
        for (const Assignment &assignment : m_assignments)
            values.append(QJsonArray{assignment.path, valueOf(assignment), assignment.type});
        json.insert("parameterValues"_L1, values);
        break;
    }
    case TaskName::RefreshObject:
    case TaskName::AddObject:
    case TaskName::DeleteObject:
        json.insert("objectName"_L1, m_paths.first());
        break;
    case TaskName::Download:
        json.insert("file"_L1, m_file);
        break;
    case TaskName::Reboot:
    case TaskName::FactoryReset:
        break;
    }
    return json;
}

std::optional<Receipt> receiptOf(int status, const QByteArray &phrase)
{
    Receipt receipt{.phrase = QString::fromUtf8(phrase).trimmed()};
    const QString words = receipt.phrase.toLower();
    switch (status) {
    case 200:
        receipt.state = TaskState::Done;
        return receipt;
    case 202:
        receipt.isDeviceOffline = words.contains("offline"_L1);
        if (words.contains("fault"_L1))
            receipt.state = TaskState::Faulted;
        else if (receipt.isDeviceOffline || words.contains("queued"_L1))
            receipt.state = TaskState::Queued;
        else
            receipt.state = TaskState::Accepted;
        return receipt;
    case 503:
        // A proxy without its server says 503 too: only these words mean the device.
        if (!words.contains("session"_L1))
            return {};
        receipt.state = TaskState::InSession;
        return receipt;
    default:
        return {};
    }
}

} // namespace FibreDesk::Cpe::Acs
