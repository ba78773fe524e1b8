// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QString>

namespace FibreDesk {

/// Pages of a PDF that are drawn from the top down, in points, on any thread. Letters are hinted
/// for paper, not for a screen.
class PdfPaper {
public:
    enum class Size { Letter, A4 };

    PdfPaper(Size size, const QString &title);
    Q_DISABLE_COPY_MOVE(PdfPaper)

    [[nodiscard]] double width() const { return m_width; }
    [[nodiscard]] double height() const { return m_height; }
    [[nodiscard]] QPainter &painter() { return m_painter; }
    [[nodiscard]] QPdfWriter &writer() { return m_writer; }
    void newPage() { m_writer.newPage(); }

    void setFont(double points, bool isBold);
    /// A line from one side to the other.
    void rule(double y, double thickness);
    void rule(double from, double to, double y, double thickness);
    /// Ends it; the document.
    [[nodiscard]] QByteArray finished();

private:
    QByteArray m_bytes;
    QBuffer m_buffer;
    QPdfWriter m_writer;
    QPainter m_painter;
    double m_width = 0;
    double m_height = 0;
};

} // namespace FibreDesk
