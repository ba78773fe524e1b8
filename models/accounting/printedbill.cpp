// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "printedbill.h"

#include "accounting/billfetch.h"
#include "erp/erpclient.h"
#include "tickets/attachment.h"
#include "tickets/openedfiles.h"

#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QPointer>
#include <QThreadPool>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace FibreDesk {

PrintedBill::PrintedBill(Erp::ErpClient *erp, const QString &directory, QObject *parent)
    : QObject(parent)
    , m_erp(erp)
    , m_base(directory)
    , m_directory(directory.isEmpty() ? QString() : Tickets::openedFolder(directory))
{
    if (!m_base.isEmpty()) {
        QThreadPool::globalInstance()->start([base = m_base] { Tickets::removeLeftBehind(base); });
    }
}

PrintedBill::~PrintedBill()
{
    ++m_generation; // what is aborted answers at once: to nobody any more
    m_scope.abort();
    m_formatScope.abort();
    m_pages.close();
    // Customers' bills do not stay behind.
    if (!m_directory.isEmpty()) {
        QDir(m_directory).removeRecursively();
    }
}

void PrintedBill::removeFiles()
{
    close();
    if (!m_base.isEmpty()) {
        QThreadPool::globalInstance()->start([base = m_base] { Tickets::removeLeftBehind(base); });
    }
}

void PrintedBill::drop()
{
    ++m_generation;
    m_scope.abort();
    m_pages.close();
    m_isFetching = false;
    m_received = 0;
    m_expected = -1;
    m_content.clear();
    m_error = {};
    if (!m_path.isEmpty()) {
        // With the pictures of its pages.
        QDir(m_directory).removeRecursively();
        m_path.clear();
    }
}

void PrintedBill::close()
{
    if (!m_isShown) {
        return;
    }
    drop();
    m_formatScope.abort();
    m_isShown = false;
    m_id.clear();
    m_title.clear();
    m_fileName.clear();
    m_formats.clear();
    m_format.clear();
    Q_EMIT changed();
}

void PrintedBill::show(Store::BillKind kind, const QString &id, const QString &language)
{
    drop();
    m_isShown = true;
    m_kind = kind;
    m_id = id;
    m_title = id;
    m_fileName = Tickets::safeFileName(id + u".pdf"_s);
    m_language = language;
    m_formats.clear();
    m_format.clear();
    Q_EMIT changed();
    fetchFormats();
    fetch();
}

void PrintedBill::showFile(const QString &title, const QString &fileName, const QByteArray &content)
{
    drop();
    m_formatScope.abort();
    m_isShown = true;
    m_id.clear();
    m_formats.clear();
    m_title = title;
    m_fileName = Tickets::safeFileName(fileName);
    Q_EMIT changed();
    keep(content);
}

void PrintedBill::fetchFormats()
{
    if (!m_erp || !m_isOnline) {
        return;
    }
    m_formatScope.abort();
    QCoro::connect(Accounting::fetchPrintFormats(m_erp, m_kind, &m_formatScope), this,
        [this, id = m_id](const Result<QStringList> &formats) {
            // Without a choice the site's own is printed: that is not worth an alarm.
            if (formats && id == m_id) {
                m_formats = *formats;
                if (m_format.isEmpty()) {
                    m_format = m_formats.first();
                }
                Q_EMIT changed();
            }
        });
}

void PrintedBill::chooseFormat(const QString &format)
{
    if (m_formats.contains(format) && format != m_format) {
        m_format = format;
        fetch();
    }
}

void PrintedBill::chooseLanguage(const QString &language)
{
    if (language != m_language) {
        m_language = language;
        fetch();
    }
}

void PrintedBill::fetch()
{
    if (m_id.isEmpty()) {
        return;
    }
    drop();
    if (!m_erp || !m_isOnline) {
        m_error = errorText({.kind = ErrorKind::Offline,
            .detail = u"not connected"_s,
            .source = u"erp print %1"_s.arg(m_id)});
        Q_EMIT changed();
        return;
    }
    m_isFetching = true;
    Q_EMIT changed();
    Q_EMIT progressed();
    const int generation = m_generation;
    Erp::ErpClient::Print print{.doctype = Store::billDoctype(m_kind),
        .name = m_id,
        .format = m_format,
        .language = m_language,
        .progress = [self = QPointer(this), generation](qint64 received, qint64 total) {
            if (self && self->m_generation == generation) {
                self->m_received = received;
                self->m_expected = total;
                Q_EMIT self->progressed();
            }
        }};
    QCoro::connect(m_erp->print(std::move(print), &m_scope), this,
        [this, generation](const Result<QByteArray> &content) {
            if (generation != m_generation) {
                return;
            }
            if (!content) {
                m_isFetching = false;
                m_error = errorText(content.error());
                Q_EMIT changed();
                return;
            }
            keep(*content);
        });
}

void PrintedBill::cancel()
{
    if (m_isFetching) {
        drop();
        m_error = errorText({.kind = ErrorKind::Cancelled, .source = u"erp print %1"_s.arg(m_id)});
        Q_EMIT changed();
    }
}

void PrintedBill::keep(const QByteArray &content)
{
    QtConcurrent::run([directory = m_directory, name = m_fileName, content] {
        return Tickets::keepFile(directory, name, content);
    }).then(this, [this, generation = m_generation, content](const Result<QString> &path) {
        if (generation != m_generation) {
            if (path) {
                QFile::remove(*path);
            }
            return;
        }
        m_isFetching = false;
        if (path) {
            m_path = *path;
            m_content = content;
            m_pages.open(m_path);
        } else {
            m_error = errorText(path.error());
        }
        Q_EMIT changed();
    });
}

void PrintedBill::saveAs(const QUrl &target)
{
    const QString path = target.toLocalFile();
    if (path.isEmpty() || m_content.isEmpty()) {
        return;
    }
    QtConcurrent::run([path, content = m_content] {
        return Tickets::keepFileAs(path, content);
    }).then(this, [this, path, name = m_fileName](const Result<void> &saved) {
        if (saved) {
            Q_EMIT noticed(tr("Kept as %1.").arg(path), u"ok"_s);
        } else {
            Q_EMIT noticed(
                tr("%1 was not saved. %2").arg(name, errorText(saved.error()).sentence()),
                u"danger"_s);
        }
    });
}

void PrintedBill::openOutside()
{
    if (hasFile()) {
        Q_EMIT fileReady(QUrl::fromLocalFile(m_path));
    }
}

} // namespace FibreDesk
