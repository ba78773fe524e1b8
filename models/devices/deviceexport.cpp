// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "deviceexport.h"

#include "store/mirror.h"
#include "text/csv.h"

#include <QCoroTask>
#include <QSaveFile>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

constexpr std::size_t piece = 2000;
using Lines = std::vector<Store::EquipmentLine>;

QByteArray lineOf(const QStringList &cells)
{
    QStringList safe;
    for (const QString &cell : cells) {
        safe += Text::csvCell(cell);
    }
    return safe.join(u',').toUtf8() + "\r\n";
}

/// All lines in the order of the rows; what was deleted since is in no list any more.
Result<Lines> linesOf(QSqlDatabase &db, const std::vector<qint64> &rows)
{
    Lines all;
    for (std::size_t at = 0; at < rows.size(); at += piece) {
        const auto first = rows.begin() + static_cast<std::ptrdiff_t>(at);
        const auto last = first + static_cast<std::ptrdiff_t>(std::min(piece, rows.size() - at));
        auto lines = Store::equipmentLines(db, {first, last});
        if (!lines) {
            return std::unexpected(lines.error());
        }
        QHash<qint64, const Store::EquipmentLine *> byRow;
        for (const Store::EquipmentLine &line : *lines) {
            byRow.insert(line.row, &line);
        }
        std::for_each(first, last, [&](qint64 row) {
            if (const Store::EquipmentLine *line = byRow.value(row)) {
                all.push_back(*line);
            }
        });
    }
    return all;
}

Result<int> write(const QString &path, const QStringList &header, const Lines &lines)
{
    QSaveFile file(path);
    const auto failure = [&file] {
        return std::unexpected(Error{.kind = ErrorKind::Storage,
            .detail = file.errorString(),
            .source = u"equipment export"_s});
    };
    if (!file.open(QIODevice::WriteOnly)) {
        return failure();
    }
    // The mark in front: spreadsheets take it for Latin-1 otherwise.
    file.write("\xef\xbb\xbf" + lineOf(header));
    for (const Store::EquipmentLine &line : lines) {
        QStringList cells{line.id};
        for (int column = 0; column < DeviceListModel::ColumnCount; ++column) {
            cells += DeviceListModel::cellText(line, column, {}, true);
        }
        file.write(lineOf(cells));
    }
    if (!file.commit()) {
        return failure();
    }
    return static_cast<int>(lines.size());
}

} // namespace

DeviceExport::DeviceExport(Store::Mirror *mirror, DeviceListModel *list, QObject *parent)
    : QObject(parent)
    , m_mirror(mirror)
    , m_list(list)
{
}

void DeviceExport::start(const QUrl &target)
{
    const QString path = target.toLocalFile();
    if (m_isRunning || path.isEmpty()) {
        return;
    }
    m_isRunning = true;
    m_error = {};
    Q_EMIT changed();
    QStringList header{tr("Number")};
    for (int column = 0; column < DeviceListModel::ColumnCount; ++column) {
        header +=
            m_list->headerData(column, Qt::Horizontal, DeviceListModel::CellTextRole).toString();
    }
    QCoro::connect(
        m_mirror->read([rows = m_list->rows()](QSqlDatabase &db) { return linesOf(db, rows); }),
        this, [this, path, header](const Result<Lines> &lines) {
            if (!lines) {
                end(std::unexpected(lines.error()), path);
                return;
            }
            QtConcurrent::run(write, path, header, *lines)
                .then(this, [this, path](const Result<int> &written) { end(written, path); });
        });
}

void DeviceExport::end(const Result<int> &written, const QString &path)
{
    m_isRunning = false;
    m_error = written ? ErrorText() : errorText(written.error());
    Q_EMIT changed();
    if (written) {
        Q_EMIT finished(path, *written);
    }
}

} // namespace FibreDesk
