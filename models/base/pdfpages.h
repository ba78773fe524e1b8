// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QSize>
#include <QString>
#include <QThread>
#include <QUrl>
#include <qqmlintegration.h>

namespace FibreDesk {

class PdfWorker;

/// The pages of a PDF as pictures, one at a time. The file comes from outside: it is read and drawn
/// on a thread of its own, never on the window's, into pictures beside it.
class PdfPages : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by PrintedBill")
    Q_PROPERTY(bool canShow READ canShow CONSTANT)
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY changed)
    Q_PROPERTY(bool isBusy READ isBusy NOTIFY changed)
    Q_PROPERTY(bool isUnreadable READ isUnreadable NOTIFY changed)
    Q_PROPERTY(bool needsPassword READ needsPassword NOTIFY changed)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int page READ page WRITE setPage NOTIFY changed)
    Q_PROPERTY(double zoom READ zoom WRITE setZoom NOTIFY changed)
    Q_PROPERTY(int fitWidth READ fitWidth WRITE setFitWidth NOTIFY changed)
    Q_PROPERTY(double pixelRatio READ pixelRatio WRITE setPixelRatio NOTIFY changed)
    Q_PROPERTY(QUrl picture READ picture NOTIFY changed)
    Q_PROPERTY(QSize pictureSize READ pictureSize NOTIFY changed)

public:
    explicit PdfPages(QObject *parent = nullptr);
    ~PdfPages() override;

    /// False where this build has no PDF module.
    [[nodiscard]] static bool canShow();

    /// Pictures are laid beside the file, which the caller removes with its folder.
    void open(const QString &file);
    void close();
    Q_INVOKABLE void nextPage() { setPage(m_page + 1); }
    Q_INVOKABLE void previousPage() { setPage(m_page - 1); }
    Q_INVOKABLE void zoomIn() { setZoom(m_zoom * step); }
    Q_INVOKABLE void zoomOut() { setZoom(m_zoom / step); }

    [[nodiscard]] bool isOpen() const { return m_count > 0; }
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    [[nodiscard]] bool isUnreadable() const { return m_isUnreadable; }
    [[nodiscard]] bool needsPassword() const { return m_needsPassword; }
    [[nodiscard]] int count() const { return m_count; }
    /// From 0.
    [[nodiscard]] int page() const { return m_page; }
    void setPage(int page);
    /// 1 = as wide as fitWidth.
    [[nodiscard]] double zoom() const { return m_zoom; }
    void setZoom(double zoom);
    [[nodiscard]] int fitWidth() const { return m_fitWidth; }
    void setFitWidth(int width);
    [[nodiscard]] double pixelRatio() const { return m_pixelRatio; }
    void setPixelRatio(double ratio);
    [[nodiscard]] QUrl picture() const { return m_picture; }
    /// In the window's own units.
    [[nodiscard]] QSize pictureSize() const { return m_pictureSize; }

Q_SIGNALS:
    void changed();

private:
    static constexpr double step = 1.25;
    static constexpr double least = 0.25;
    static constexpr double most = 4.0;

    void draw();
    void handleOpened(int generation, int count, bool needsPassword);
    void handleDrawn(int generation, const QString &file, QSize size);

    QThread m_thread;
    PdfWorker *m_worker;
    QString m_file;
    int m_generation = 0;
    bool m_isBusy = false;
    bool m_isUnreadable = false;
    bool m_needsPassword = false;
    int m_count = 0;
    int m_page = 0;
    double m_zoom = 1;
    int m_fitWidth = 760;
    double m_pixelRatio = 1;
    QUrl m_picture;
    QSize m_pictureSize;
};

} // namespace FibreDesk
