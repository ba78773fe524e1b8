// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/pdfpaper.h"

#include <QFont>
#include <QPageLayout>
#include <QPageSize>
#include <QPen>

using namespace Qt::StringLiterals;

namespace FibreDesk {

namespace {

QIODevice *opened(QBuffer &buffer)
{
    buffer.open(QIODevice::WriteOnly);
    return &buffer;
}

} // namespace

PdfPaper::PdfPaper(Size size, const QString &title)
    : m_buffer(&m_bytes)
    , m_writer(opened(m_buffer))
{
    constexpr double margin = 16;
    m_writer.setPageSize(QPageSize(size == Size::A4 ? QPageSize::A4 : QPageSize::Letter));
    m_writer.setPageMargins(QMarginsF(margin, margin, margin, margin), QPageLayout::Millimeter);
    m_writer.setTitle(title);
    m_writer.setCreator(u"FibreDesk"_s);
    m_painter.begin(&m_writer);
    const double scale = m_writer.resolution() / 72.0;
    m_painter.scale(scale, scale);
    const QRectF area = m_writer.pageLayout().paintRect(QPageLayout::Point);
    m_width = area.width();
    m_height = area.height();
}

void PdfPaper::setFont(double points, bool isBold)
{
    QFont font(u"Inter"_s);
    font.setStyleHint(QFont::SansSerif);
    font.setHintingPreference(QFont::PreferNoHinting); // letters stand where paper has them
    // The painter is scaled: pixels are points here.
    font.setPixelSize(static_cast<int>(points));
    font.setWeight(isBold ? QFont::DemiBold : QFont::Normal);
    m_painter.setFont(font);
}

void PdfPaper::rule(double y, double thickness)
{
    rule(0, m_width, y, thickness);
}

void PdfPaper::rule(double from, double to, double y, double thickness)
{
    m_painter.setPen(QPen(QColor(0x86, 0x8f, 0x9c), thickness));
    m_painter.drawLine(QPointF(from, y), QPointF(to, y));
    m_painter.setPen(Qt::black);
}

QByteArray PdfPaper::finished()
{
    m_painter.end();
    m_buffer.close();
    return m_bytes;
}

} // namespace FibreDesk
