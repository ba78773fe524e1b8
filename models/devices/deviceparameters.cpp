// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deviceparameters.h"

#include <QCoroTask>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk {

using Cpe::Acs::DeviceRecord;
using Cpe::Acs::Parameter;

DeviceParameters::DeviceParameters(Parts parts, QObject *parent)
    : QAbstractListModel(parent)
    , m_parts(std::move(parts))
{
    connect(m_parts.live, &DeviceLive::changed, this, [this] {
        const QString &serial = m_parts.live->device().serial;
        if (serial != m_serial) {
            m_serial = serial;
            close();
        }
        Q_EMIT changed();
    });
    if (m_parts.tasks) {
        connect(m_parts.tasks, &DeviceTasks::readAnew, this, [this](const QString &serial) {
            if (m_isOpen && serial == m_serial) {
                read();
            }
        });
    }
}

DeviceParameters::~DeviceParameters() = default;

bool DeviceParameters::canRead() const
{
    return m_parts.acs && !m_parts.acsId(m_parts.live->device()).isEmpty();
}

void DeviceParameters::open()
{
    if (canRead() && !m_isOpen) {
        m_isOpen = true;
        read();
    }
}

void DeviceParameters::close()
{
    ++m_generation; // an answer on its way is of no use to anybody
    m_isOpen = false;
    m_isReading = false;
    m_error = {};
    m_search.clear();
    m_all.clear();
    show();
}

void DeviceParameters::readAgain(const QString &path)
{
    if (m_parts.tasks) {
        m_parts.tasks->readValue(path);
    }
}

void DeviceParameters::read()
{
    m_isReading = true;
    Q_EMIT changed();
    QCoro::connect(m_parts.acs->device(m_parts.acsId(m_parts.live->device()),
                       {u"Device"_s, u"InternetGatewayDevice"_s}, &m_scope),
        this, [this, generation = ++m_generation](const Result<DeviceRecord> &device) {
            if (generation != m_generation) {
                return;
            }
            m_isReading = false;
            m_error = device ? ErrorText() : errorText(device.error());
            if (device) {
                m_all = device->tree.all();
                m_all.removeIf([](const Parameter &one) { return one.isObject; });
                show();
            }
            Q_EMIT changed();
        });
}

void DeviceParameters::setSearch(const QString &search)
{
    if (m_search != search) {
        m_search = search;
        show();
    }
}

void DeviceParameters::show()
{
    const QStringList words = m_search.simplified().split(u' ', Qt::SkipEmptyParts);
    beginResetModel();
    m_shown.clear();
    for (qsizetype at = 0; at < m_all.size(); ++at) {
        const Parameter &one = m_all.at(at);
        const QString value = one.value.toString();
        const bool fits = std::ranges::all_of(words, [&one, &value](const QString &word) {
            return one.path.contains(word, Qt::CaseInsensitive)
                || value.contains(word, Qt::CaseInsensitive);
        });
        if (fits) {
            m_shown.push_back(at);
        }
    }
    endResetModel();
    Q_EMIT changed();
}

int DeviceParameters::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant DeviceParameters::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Parameter &one = m_all.at(m_shown.at(static_cast<std::size_t>(index.row())));
    switch (role) {
    case PathRole:
        return one.path;
    case ValueRole:
        return one.isSecret ? QString() : one.value.toString();
    case KindRole:
        return one.isSecret ? u"secret"_s : one.value.isValid() ? u"value"_s : u"unread"_s;
    case AtRole:
        return one.readAt;
    case WritableRole:
        return one.isWritable;
    default:
        return {};
    }
}

QHash<int, QByteArray> DeviceParameters::roleNames() const
{
    return {{PathRole, "path"}, {ValueRole, "parameterValue"}, {KindRole, "kind"}, {AtRole, "at"},
        {WritableRole, "isWritable"}};
}

} // namespace FibreDesk
