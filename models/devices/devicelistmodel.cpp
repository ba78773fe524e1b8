// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devicelistmodel.h"

#include "base/format.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

QString deviceStatusWord(const QString &status)
{
    const QString word = status.toLower();
    if (word == "inventory"_L1) {
        return DeviceListModel::tr("In stock");
    }
    if (word == "active"_L1) {
        return DeviceListModel::tr("Active", "device");
    }
    if (word == "defective"_L1) {
        return DeviceListModel::tr("Defective");
    }
    return word == "returned"_L1 ? DeviceListModel::tr("Returned") : status;
}

void DeviceListModel::putLines(
    const std::vector<qint64> &asked, std::vector<Store::EquipmentLine> lines)
{
    tellArrived(asked, m_lines.put(asked, std::move(lines)));
}

std::vector<qint64> DeviceListModel::knownRows() const
{
    return m_lines.rowsWhere([](const Store::EquipmentLine &) { return true; });
}

void DeviceListModel::setLanguage(const QString &language)
{
    if (m_language == language) {
        return;
    }
    m_language = language;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    tellRows(0, count() - 1);
}

void DeviceListModel::setFleet(const DeviceFleetPointer &fleet)
{
    m_fleet = fleet;
    tellRows(0, count() - 1);
}

QString DeviceListModel::cellText(const Store::EquipmentLine &line, int column,
    const DeviceFleet *fleet, const QString &language, bool isForFile)
{
    switch (column) {
    case TypeColumn:
        return line.type;
    case ModelColumn:
        return QStringList{line.brand, line.model}.join(u' ').trimmed();
    case SerialColumn:
        return line.serial;
    case MacColumn:
        return line.mac;
    case GponColumn:
        return line.gponSerial;
    case StatusColumn:
        return deviceStatusWord(line.status);
    case NowColumn:
        return fleet ? DeviceFleetWords::state(*fleet, line, language) : QString();
    case LightColumn:
        return fleet ? DeviceFleetWords::light(*fleet, line, language) : QString();
    case CustomerColumn:
        return line.customerName.isEmpty() ? line.customer : line.customerName;
    case LocationColumn:
        return line.address.isEmpty() ? line.location : line.address;
    case ModifiedColumn:
        if (!line.modified.isValid()) {
            return {};
        }
        return isForFile
            ? line.modified.toTimeZone(Format::displayZone()).toString(u"yyyy-MM-dd HH:mm"_s)
            : Format::dayTime(line.modified, language);
    default:
        return {};
    }
}

QString DeviceListModel::sentence(const Store::EquipmentLine &line) const
{
    QStringList parts;
    for (const int column : {TypeColumn, ModelColumn, SerialColumn, StatusColumn, NowColumn,
             LightColumn, CustomerColumn, LocationColumn}) {
        parts += cellText(line, column, m_fleet.get(), m_language, false);
    }
    parts.removeAll({});
    return parts.join(u", "_s);
}

QString DeviceListModel::tone(const Store::EquipmentLine &line, int column) const
{
    if (!m_fleet || (column != NowColumn && column != LightColumn)) {
        return {};
    }
    return column == NowColumn ? DeviceFleetWords::stateTone(*m_fleet, line)
                               : DeviceFleetWords::lightTone(*m_fleet, line);
}

int DeviceListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DeviceListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)
        || role <= Qt::UserRole) {
        return {};
    }
    const Store::EquipmentLine *line = lineAt(index.row());
    if (!line) {
        want(index.row());
        return role == LoadedRole ? QVariant(false) : QVariant(QString());
    }
    switch (role) {
    case CellTextRole:
        return cellText(*line, index.column(), m_fleet.get(), m_language, false);
    case RowIdRole:
        return line->id;
    case LoadedRole:
        return true;
    case StatusRole:
        return line->status;
    case ToneRole:
        return tone(*line, index.column());
    case AccessibleRole:
        return sentence(*line);
    default:
        return {};
    }
}

QVariant DeviceListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != CellTextRole) {
        return {};
    }
    switch (section) {
    case TypeColumn:
        return tr("Type");
    case ModelColumn:
        return tr("Brand and model");
    case SerialColumn:
        return tr("Serial number");
    case MacColumn:
        return tr("MAC");
    case GponColumn:
        return tr("GPON serial");
    case StatusColumn:
        return tr("State");
    case NowColumn:
        return tr("Now");
    case LightColumn:
        return tr("Light");
    case CustomerColumn:
        return tr("Customer");
    case LocationColumn:
        return tr("Location");
    case ModifiedColumn:
        return tr("Changed");
    default:
        return {};
    }
}

QHash<int, QByteArray> DeviceListModel::roleNames() const
{
    return {{CellTextRole, "cellText"}, {RowIdRole, "rowId"}, {LoadedRole, "loaded"},
        {StatusRole, "statusWord"}, {ToneRole, "cellTone"}, {AccessibleRole, "rowText"}};
}

} // namespace FibreDesk
