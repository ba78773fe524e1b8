// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "devicelistmodel.h"

#include "base/format.h"

#include <QScopeGuard>

#include <algorithm>
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

DeviceListModel::DeviceListModel(QObject *parent)
    : QAbstractTableModel(parent)
{
    m_askTimer.setSingleShot(true);
    m_askTimer.setInterval(0);
    connect(&m_askTimer, &QTimer::timeout, this, &DeviceListModel::ask);
}

void DeviceListModel::reset(std::vector<qint64> rows)
{
    setChanging(true);
    beginResetModel();
    m_rows = std::move(rows);
    m_wanted.clear();
    endResetModel();
    setChanging(false);
    Q_EMIT countChanged();
}

void DeviceListModel::update(std::vector<qint64> rows)
{
    if (rows == m_rows) {
        return;
    }
    setChanging(true);
    const auto over = qScopeGuard([this] { setChanging(false); });
    const auto head = std::ranges::mismatch(m_rows, rows).in1 - m_rows.begin();
    std::ptrdiff_t tail = 0;
    const std::ptrdiff_t most = std::min(std::ssize(m_rows), std::ssize(rows)) - head;
    while (tail < most
        && m_rows[m_rows.size() - static_cast<std::size_t>(tail) - 1]
            == rows[rows.size() - static_cast<std::size_t>(tail) - 1]) {
        ++tail;
    }
    const std::ptrdiff_t gone = std::ssize(m_rows) - head - tail;
    if (gone > 0) {
        beginRemoveRows({}, static_cast<int>(head), static_cast<int>(head + gone - 1));
        m_rows.erase(m_rows.begin() + head, m_rows.begin() + head + gone);
        endRemoveRows();
    }
    const std::ptrdiff_t come = std::ssize(rows) - head - tail;
    if (come > 0) {
        beginInsertRows({}, static_cast<int>(head), static_cast<int>(head + come - 1));
        m_rows.insert(m_rows.begin() + head, rows.begin() + head, rows.begin() + head + come);
        endInsertRows();
    }
    m_wanted.clear(); // places are others now; views ask again for what they show
    Q_EMIT countChanged();
}

void DeviceListModel::setChanging(bool isChanging)
{
    m_isChanging = isChanging;
    Q_EMIT changingChanged();
}

void DeviceListModel::putLines(
    const std::vector<qint64> &asked, const std::vector<Store::EquipmentLine> &lines)
{
    // Row numbers are used again: what is no device any more must not stand on the next one's row.
    QSet<qint64> changed;
    QHash<qint64, Store::EquipmentLine> come;
    for (const Store::EquipmentLine &line : lines) {
        come.insert(line.row, line);
    }
    if (m_lines.size() + come.size() > mostLines) {
        for (auto it = m_lines.begin(); it != m_lines.end();) {
            it = come.contains(it.key()) ? std::next(it) : m_lines.erase(it);
        }
    }
    for (const qint64 row : asked) {
        m_asked.remove(row);
        const auto now = come.constFind(row);
        const auto before = m_lines.constFind(row);
        const bool isSame = now == come.cend() ? before == m_lines.cend()
                                               : before != m_lines.cend() && *before == *now;
        if (isSame) {
            continue;
        }
        changed.insert(row);
        if (now == come.cend()) {
            m_lines.remove(row);
        } else {
            m_lines.insert(row, *now);
        }
    }
    for (int place = 0; place < count() && !changed.isEmpty(); ++place) {
        if (!changed.remove(rowAt(place))) {
            continue;
        }
        const int first = place;
        while (place + 1 < count() && changed.remove(rowAt(place + 1))) {
            ++place;
        }
        Q_EMIT dataChanged(index(first, 0), index(place, ColumnCount - 1));
    }
}

void DeviceListModel::giveUp(const std::vector<qint64> &asked)
{
    for (const qint64 row : asked) {
        m_asked.remove(row);
    }
}

std::vector<qint64> DeviceListModel::knownRows() const
{
    const auto rows = m_lines.keys();
    return {rows.begin(), rows.end()};
}

void DeviceListModel::setLanguage(const QString &language)
{
    if (m_language == language) {
        return;
    }
    m_language = language;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(count() - 1, ColumnCount - 1));
    }
}

qint64 DeviceListModel::rowAt(int place) const
{
    return place >= 0 && place < count() ? m_rows[static_cast<std::size_t>(place)] : 0;
}

const Store::EquipmentLine *DeviceListModel::lineAt(int place) const
{
    const auto found = m_lines.constFind(rowAt(place));
    return found == m_lines.cend() ? nullptr : &*found;
}

int DeviceListModel::placeOf(qint64 row) const
{
    const auto found = std::ranges::find(m_rows, row);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void DeviceListModel::want(int place) const
{
    m_wanted.insert(place / pageSize);
    if (!m_askTimer.isActive()) {
        m_askTimer.start();
    }
}

void DeviceListModel::ask()
{
    for (const int page : std::exchange(m_wanted, {})) {
        std::vector<qint64> rows;
        const int end = std::min((page + 1) * pageSize, count());
        for (int place = page * pageSize; place < end; ++place) {
            const qint64 row = rowAt(place);
            if (!m_lines.contains(row) && !m_asked.contains(row)) {
                rows.push_back(row);
                m_asked.insert(row);
            }
        }
        if (!rows.empty()) {
            Q_EMIT linesWanted(rows);
        }
    }
}

QString DeviceListModel::cellText(
    const Store::EquipmentLine &line, int column, const QString &language, bool isForFile)
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

QString DeviceListModel::sentence(const Store::EquipmentLine &line, const QString &language)
{
    QStringList parts;
    for (const int column :
        {TypeColumn, ModelColumn, SerialColumn, StatusColumn, CustomerColumn, LocationColumn}) {
        parts += cellText(line, column, language, false);
    }
    parts.removeAll({});
    return parts.join(u", "_s);
}

int DeviceListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
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
        want(index.row()); // only noted: a timer asks
        return role == LoadedRole ? QVariant(false) : QVariant(QString());
    }
    switch (role) {
    case CellTextRole:
        return cellText(*line, index.column(), m_language, false);
    case RowIdRole:
        return line->id;
    case LoadedRole:
        return true;
    case StatusRole:
        return line->status;
    case AccessibleRole:
        return sentence(*line, m_language);
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
        {StatusRole, "statusWord"}, {AccessibleRole, "rowText"}};
}

} // namespace FibreDesk
