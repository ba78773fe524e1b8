// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/csv.h"

#include "core/privatefile.h"

#include <QSaveFile>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace FibreDesk::Text {

namespace {

bool isFormula(const QString &value)
{
    for (const QChar c : value) {
        switch (c.unicode()) {
        case '=':
        case '+':
        case '-':
        case '@':
        case '\t':
        case '\r':
        case '\n':
        case 0xff1d: // the full-width forms, which some spreadsheets fold to the plain ones
        case 0xff0b:
        case 0xff0d:
        case 0xff20:
            return true;
        default:
            if (!c.isSpace()) {
                return false;
            }
        }
    }
    return false;
}

QString csvLine(const QStringList &cells)
{
    QString line;
    for (const QString &cell : cells) {
        if (&cell != &cells.front()) {
            line += u',';
        }
        line += csvCell(cell);
    }
    line += "\r\n"_L1;
    return line;
}

} // namespace

QString csvCell(const QString &value)
{
    QString cell = isFormula(value) ? u'\'' + value : value;
    const bool needsQuotes = cell.contains(u'"') || cell.contains(u',') || cell.contains(u'\n')
        || cell.contains(u'\r') || cell.contains(u';') || cell.startsWith(u' ')
        || cell.endsWith(u' ');
    if (!needsQuotes) {
        return cell;
    }
    cell.replace(u'"', "\"\""_L1);
    return u'"' + cell + u'"';
}

QByteArray csvDocument(const QStringList &header, const std::vector<QStringList> &rows)
{
    QByteArray bytes("\xef\xbb\xbf");
    bytes += csvLine(header).toUtf8();
    for (const QStringList &row : rows) {
        bytes += csvLine(row).toUtf8();
    }
    return bytes;
}

QFuture<Result<qsizetype>> writeCsv(QString path, QStringList header, std::vector<QStringList> rows)
{
    return QtConcurrent::run([path = std::move(path), header = std::move(header),
                                 rows = std::move(rows)]() -> Result<qsizetype> {
        const auto failure = [&path](const QString &reason) {
            return std::unexpected(Error{.kind = ErrorKind::Storage,
                .detail = path + ": "_L1 + reason,
                .source = u"csv write"_s,
                .type = {}});
        };
        QSaveFile file(path);
        if (!openPrivate(file)) {
            return failure(file.errorString());
        }
        const QByteArray bytes = csvDocument(header, rows);
        if (file.write(bytes) != bytes.size() || !file.commit()) {
            return failure(file.errorString());
        }
        return std::ssize(rows);
    });
}

} // namespace FibreDesk::Text
