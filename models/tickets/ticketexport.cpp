// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ticketexport.h"

#include "store/mirror.h"
#include "text/csv.h"

#include <QCoroTask>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk {

TicketExport::TicketExport(Store::Mirror *mirror, TicketListModel *list, QObject *parent)
    : QObject(parent)
    , m_mirror(mirror)
    , m_list(list)
{
}

double TicketExport::progress() const
{
    return m_rows.empty() ? 0 : static_cast<double>(m_at) / static_cast<double>(m_rows.size());
}

void TicketExport::start(const QUrl &target)
{
    std::vector<qint64> rows;
    std::ranges::copy_if(
        m_list->rows(), std::back_inserter(rows), [](qint64 row) { return row > 0; });
    begin(target, std::move(rows));
}

void TicketExport::startMarked(const QUrl &target, RowSelection *marked)
{
    begin(target, marked->inOrder());
}

void TicketExport::begin(const QUrl &target, std::vector<qint64> rows)
{
    if (isRunning()) {
        return;
    }
    ++m_generation;
    m_error = {};
    m_at = 0;
    m_written = 0;
    m_rows = std::move(rows);
    m_isCommitting = false;
    m_file = std::make_shared<QSaveFile>(target.toLocalFile());
    QStringList header;
    for (int column = 0; column < TicketListModel::ColumnCount; ++column) {
        header +=
            m_list->headerData(column, Qt::Horizontal, TicketListModel::CellTextRole).toString();
    }
    // The mark in front: spreadsheets take it for Latin-1 otherwise.
    const QByteArray head = "\xef\xbb\xbf" + lineOf(header);
    Q_EMIT changed();
    work(
        [head](QSaveFile &file) {
            return file.open(QIODevice::WriteOnly) && file.write(head) == head.size();
        },
        [this] { next(); });
}

void TicketExport::work(std::function<bool(QSaveFile &)> step, std::function<void()> then)
{
    // Whoever holds the file last removes what was not committed.
    QtConcurrent::run([file = m_file, step = std::move(step)]() -> Result<void> {
        if (step(*file)) {
            return {};
        }
        return std::unexpected(Error{.kind = ErrorKind::Storage,
            .detail = file->errorString(),
            .source = u"tickets export"_s});
    })
        .then(this,
            [this, generation = m_generation, then = std::move(then)](const Result<void> &done) {
                if (generation != m_generation) {
                    return;
                }
                if (!done) {
                    fail(done.error());
                    return;
                }
                then();
            });
}

void TicketExport::cancel()
{
    if (isRunning() && !m_isCommitting) {
        ++m_generation;
        m_file.reset();
        Q_EMIT changed();
    }
}

void TicketExport::next()
{
    if (m_at == m_rows.size()) {
        m_isCommitting = true;
        work([](QSaveFile &file) { return file.commit(); },
            [this] {
                const QString path = m_file->fileName();
                m_file.reset();
                Q_EMIT changed();
                Q_EMIT finished(path, m_written);
            });
        return;
    }
    const std::size_t end = std::min(m_at + piece, m_rows.size());
    const std::vector<qint64> rows(m_rows.begin() + static_cast<std::ptrdiff_t>(m_at),
        m_rows.begin() + static_cast<std::ptrdiff_t>(end));
    using Lines = Result<std::vector<Store::TicketLine>>;
    QCoro::connect(
        m_mirror->read([rows](QSqlDatabase &db) { return Store::ticketLines(db, rows); }), this,
        [this, rows, generation = m_generation](const Lines &lines) {
            if (generation != m_generation) {
                return;
            }
            if (!lines) {
                fail(lines.error());
                return;
            }
            take(rows, *lines);
        });
}

void TicketExport::take(
    const std::vector<qint64> &rows, const std::vector<Store::TicketLine> &lines)
{
    QHash<qint64, const Store::TicketLine *> byRow;
    for (const Store::TicketLine &line : lines) {
        byRow.insert(line.row, &line);
    }
    QByteArray text;
    int written = 0;
    for (const qint64 row : rows) {
        // What was deleted since is in no list any more.
        if (const Store::TicketLine *line = byRow.value(row)) {
            text += lineOf(m_list->cellsOf(*line));
            ++written;
        }
    }
    work([text](QSaveFile &file) { return file.write(text) == text.size(); },
        [this, written, taken = rows.size()] {
            m_written += written;
            m_at += taken;
            Q_EMIT changed();
            next();
        });
}

QByteArray TicketExport::lineOf(const QStringList &cells)
{
    QStringList safe;
    for (const QString &cell : cells) {
        safe += Text::csvCell(cell);
    }
    return safe.join(u',').toUtf8() + "\r\n";
}

void TicketExport::fail(const Error &error)
{
    m_error = errorText(error);
    m_file.reset();
    Q_EMIT changed();
}

} // namespace FibreDesk
