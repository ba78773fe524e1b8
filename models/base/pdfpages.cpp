// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/pdfpages.h"

#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QImageWriter>
#include <QPainter>

#ifdef FD_HAVE_PDF
#include <QPdfDocument>
#endif

#include <algorithm>
#include <atomic>
#include <cmath>
#include <memory>

using namespace Qt::StringLiterals;

namespace FibreDesk {

/// Lives on the other thread, with the document.
class PdfWorker : public QObject {
    Q_OBJECT

public:
    std::atomic<int> wanted = 0; ///< an older order is of no use any more

    void open(int generation, const QString &file)
    {
#ifdef FD_HAVE_PDF
        m_document = std::make_unique<QPdfDocument>();
        const auto error = m_document->load(file);
        const bool isGood = error == QPdfDocument::Error::None;
        Q_EMIT opened(generation, isGood ? m_document->pageCount() : 0,
            error == QPdfDocument::Error::IncorrectPassword);
#else
        Q_EMIT opened(generation, 0, false);
#endif
    }

    void close()
    {
#ifdef FD_HAVE_PDF
        m_document.reset();
#endif
    }

    void draw(int generation, int page, int width, const QString &target)
    {
#ifdef FD_HAVE_PDF
        if (!m_document || generation != wanted) {
            return;
        }
        const QSizeF points = m_document->pagePointSize(page);
        if (points.isEmpty()) {
            Q_EMIT drawn(generation, {}, {});
            return;
        }
        // A page may claim to be as large as it likes.
        constexpr double mostPixels = 24e6;
        double height = width * points.height() / points.width();
        const double tooMuch = std::max(1.0, std::sqrt(width * height / mostPixels));
        height /= tooMuch;
        const QSize size(static_cast<int>(width / tooMuch), std::max(1, static_cast<int>(height)));
        const QImage ink = m_document->render(page, size);
        if (generation != wanted) {
            return;
        }
        // Paper is white, whatever the theme.
        QImage paper(size, QImage::Format_RGB32);
        paper.fill(Qt::white);
        QPainter(&paper).drawImage(0, 0, ink);
        QImageWriter writer(target, "png");
        constexpr int quick = 80; // larger files in a fraction of the time
        writer.setQuality(quick);
        const bool isWritten = !ink.isNull() && writer.write(paper);
        QFile::setPermissions(target, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        Q_EMIT drawn(generation, isWritten ? target : QString(), size);
#else
        Q_UNUSED(page)
        Q_UNUSED(width)
        Q_UNUSED(target)
        Q_EMIT drawn(generation, {}, {});
#endif
    }

Q_SIGNALS:
    void opened(int generation, int count, bool needsPassword);
    void drawn(int generation, const QString &file, QSize size);

private:
#ifdef FD_HAVE_PDF
    std::unique_ptr<QPdfDocument> m_document;
#endif
};

bool PdfPages::canShow()
{
#ifdef FD_HAVE_PDF
    return true;
#else
    return false;
#endif
}

PdfPages::PdfPages(QObject *parent)
    : QObject(parent)
    , m_worker(new PdfWorker)
{
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &PdfWorker::opened, this, &PdfPages::handleOpened);
    connect(m_worker, &PdfWorker::drawn, this, &PdfPages::handleDrawn);
    m_thread.setObjectName(u"pdf"_s);
}

PdfPages::~PdfPages()
{
    m_worker->wanted = -1;
    if (m_thread.isRunning()) {
        m_thread.quit();
        m_thread.wait();
    } else {
        delete m_worker;
    }
}

void PdfPages::open(const QString &file)
{
    close();
    m_file = file;
    if (!canShow()) {
        return;
    }
    if (!m_thread.isRunning()) {
        m_thread.start();
    }
    m_isBusy = true;
    m_worker->wanted = ++m_generation;
    QMetaObject::invokeMethod(m_worker,
        [worker = m_worker, generation = m_generation, file] { worker->open(generation, file); });
    Q_EMIT changed();
}

void PdfPages::close()
{
    m_worker->wanted = ++m_generation;
    if (m_thread.isRunning()) {
        QMetaObject::invokeMethod(m_worker, [worker = m_worker] { worker->close(); });
    }
    m_file.clear();
    m_isBusy = false;
    m_isUnreadable = false;
    m_needsPassword = false;
    m_count = 0;
    m_page = 0;
    m_zoom = 1;
    m_picture = {};
    m_pictureSize = {};
    Q_EMIT changed();
}

void PdfPages::handleOpened(int generation, int count, bool needsPassword)
{
    if (generation != m_generation) {
        return;
    }
    m_isBusy = false;
    m_count = count;
    m_needsPassword = needsPassword;
    m_isUnreadable = count == 0;
    Q_EMIT changed();
    if (count > 0) {
        draw();
    }
}

void PdfPages::setPage(int page)
{
    const int bounded = std::clamp(page, 0, std::max(0, m_count - 1));
    if (isOpen() && bounded != m_page) {
        m_page = bounded;
        draw();
    }
}

void PdfPages::setZoom(double zoom)
{
    const double bounded = std::clamp(zoom, least, most);
    if (isOpen() && !qFuzzyCompare(bounded, m_zoom)) {
        m_zoom = bounded;
        draw();
    }
}

void PdfPages::setFitWidth(int width)
{
    constexpr int narrowest = 120;
    if (width >= narrowest && width != m_fitWidth) {
        m_fitWidth = width;
        draw();
    }
}

void PdfPages::setPixelRatio(double ratio)
{
    if (ratio > 0 && !qFuzzyCompare(ratio, m_pixelRatio)) {
        m_pixelRatio = ratio;
        draw();
    }
}

void PdfPages::draw()
{
    if (!isOpen()) {
        return;
    }
    m_isBusy = true;
    m_worker->wanted = ++m_generation;
    // Each picture has a name of its own: one that is shown is not written over.
    const QFileInfo info(m_file);
    const QString target = u"%1/.page-%2.png"_s.arg(info.path()).arg(m_generation);
    const int width = static_cast<int>(std::lround(m_fitWidth * m_zoom * m_pixelRatio));
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, generation = m_generation, page = m_page, width, target] {
            worker->draw(generation, page, width, target);
        });
    Q_EMIT changed();
}

void PdfPages::handleDrawn(int generation, const QString &file, QSize size)
{
    if (generation != m_generation) {
        QFile::remove(file);
        return;
    }
    const QString before = m_picture.toLocalFile();
    m_isBusy = false;
    m_isUnreadable = file.isEmpty();
    m_picture = file.isEmpty() ? QUrl() : QUrl::fromLocalFile(file);
    m_pictureSize = QSize(static_cast<int>(std::lround(size.width() / m_pixelRatio)),
        static_cast<int>(std::lround(size.height() / m_pixelRatio)));
    Q_EMIT changed();
    if (!before.isEmpty() && before != file) {
        QFile::remove(before);
    }
}

} // namespace FibreDesk

#include "pdfpages.moc"
