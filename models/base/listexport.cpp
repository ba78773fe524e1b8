// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/listexport.h"

#include "core/privatefile.h"
#include "text/csv.h"

#include <QRegularExpression>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace FibreDesk {

QByteArray csvLine(const QStringList &cells)
{
    // An amount below zero begins like a formula and is none: spreadsheets must be able to sum it.
    static const QRegularExpression amount(u"^-[0-9]+\\.[0-9]{2}$"_s);
    QStringList safe;
    for (const QString &cell : cells) {
        safe += amount.match(cell).hasMatch() ? cell : Text::csvCell(cell);
    }
    return safe.join(u',').toUtf8() + "\r\n";
}

ListExport::ListExport(std::function<Source()> source, QObject *parent)
    : QObject(parent)
    , m_makeSource(std::move(source))
{
}

double ListExport::progress() const
{
    const auto all = static_cast<double>(m_source.rows.size());
    return all > 0 ? static_cast<double>(m_at) / all : 0;
}

void ListExport::start(const QUrl &target)
{
    write(target, m_makeSource());
}

void ListExport::write(const QUrl &target, Source source)
{
    if (isRunning()) {
        return;
    }
    ++m_generation;
    m_error = {};
    m_at = 0;
    m_written = 0;
    m_source = std::move(source);
    m_isCommitting = false;
    m_file = std::make_shared<QSaveFile>(target.toLocalFile());
    // The mark in front: spreadsheets take it for Latin-1 otherwise.
    const QByteArray head = "\xef\xbb\xbf" + csvLine(m_source.header);
    Q_EMIT changed();
    work([head](QSaveFile &file) { return openPrivate(file) && file.write(head) == head.size(); },
        [this] { next(); });
}

void ListExport::work(std::function<bool(QSaveFile &)> step, std::function<void()> then)
{
    // Whoever holds the file last removes what was not committed.
    QtConcurrent::run([file = m_file, step = std::move(step)]() -> Result<void> {
        if (step(*file)) {
            return {};
        }
        return std::unexpected(Error{
            .kind = ErrorKind::Storage, .detail = file->errorString(), .source = u"list export"_s});
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

void ListExport::cancel()
{
    if (isRunning() && !m_isCommitting) {
        ++m_generation;
        m_file.reset();
        Q_EMIT changed();
    }
}

void ListExport::next()
{
    if (m_at == m_source.rows.size()) {
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
    const auto begin = m_source.rows.begin() + static_cast<std::ptrdiff_t>(m_at);
    const std::size_t count = std::min(piece, m_source.rows.size() - m_at);
    QCoro::connect(
        m_source.read(std::vector<qint64>(begin, begin + static_cast<std::ptrdiff_t>(count))), this,
        [this, count, generation = m_generation](const Result<Cells> &cells) {
            if (generation != m_generation) {
                return;
            }
            if (!cells) {
                fail(cells.error());
                return;
            }
            take(count, *cells);
        });
}

void ListExport::take(std::size_t taken, const Cells &cells)
{
    work(
        [cells](QSaveFile &file) {
            QByteArray text;
            for (const QStringList &line : cells) {
                text += csvLine(line);
            }
            return file.write(text) == text.size();
        },
        [this, taken, written = static_cast<int>(cells.size())] {
            m_written += written;
            m_at += taken;
            Q_EMIT changed();
            next();
        });
}

void ListExport::fail(const Error &error)
{
    m_error = errorText(error);
    m_file.reset();
    Q_EMIT changed();
}

} // namespace FibreDesk
