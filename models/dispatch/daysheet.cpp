// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "daysheet.h"

#include <QFontMetricsF>
#include <QTextLayout>
#include <QTextOption>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk::Dispatch {

namespace {

/// Draws one sheet; all measures are in points.
class Drawer {
public:
    Drawer(PdfPaper &paper, const DaySheet &sheet, int pages)
        : m_paper(paper)
        , m_painter(paper.painter())
        , m_sheet(sheet)
        , m_pages(pages)
    {
    }

    /// Answers how many pages it took.
    int draw()
    {
        drawHead();
        if (m_sheet.blocks.empty()) {
            m_y += 24;
            m_paper.setFont(12, false);
            paragraph(0, m_paper.width(), m_sheet.emptyText, lineHeight + 3);
        }
        for (const SheetBlock &block : m_sheet.blocks) {
            // In one piece where a page has room for it.
            const double needed = heightOf(block);
            if (needed > bottom() - m_y && needed <= bottom() - headHeight)
                turn();
            drawBlock(block);
        }
        drawFoot();
        return m_page;
    }

private:
    static constexpr double lineHeight = 13;
    static constexpr double headHeight = 26; ///< of the pages after the first
    static constexpr double footHeight = 34;
    static constexpr double labelWidth = 96;
    static constexpr double timeWidth = 84;
    static constexpr double indent = 10;

    [[nodiscard]] double bottom() const { return m_paper.height() - footHeight; }

    void turn()
    {
        if (m_isMeasuring)
            return;
        drawFoot();
        m_paper.newPage();
        ++m_page;
        m_y = 0;
        const QFont font = m_painter.font();
        m_paper.setFont(9, true);
        text(0, m_paper.width(), m_sheet.name + u" · "_s + m_sheet.date);
        m_y += lineHeight + 2;
        m_paper.rule(m_y, 0.5);
        m_y = headHeight;
        m_painter.setFont(font);
    }

    void room(double height)
    {
        if (m_y + height > bottom())
            turn();
    }

    /// One line that is known to be short.
    void text(double x, double width, const QString &value, Qt::Alignment align = Qt::AlignLeft)
    {
        if (!m_isMeasuring) {
            m_painter.drawText(QRectF(x, m_y, width, lineHeight + 2),
                int(align | Qt::AlignVCenter) | Qt::TextDontClip, value);
        }
    }

    /// As many lines as it takes, over as many pages.
    void paragraph(double x, double width, const QString &value, double height = lineHeight)
    {
        const QStringList parts = value.split(u'\n');
        for (const QString &part : parts) {
            if (part.trimmed().isEmpty())
                continue;
            QTextLayout layout(part.trimmed(), m_painter.font(), &m_paper.writer());
            QTextOption option;
            option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
            layout.setTextOption(option);
            layout.beginLayout();
            std::vector<QTextLine> lines;
            for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
                line.setLineWidth(width);
                lines.push_back(line);
            }
            layout.endLayout();
            for (const QTextLine &line : lines) {
                room(height);
                if (!m_isMeasuring)
                    line.draw(&m_painter, QPointF(x, m_y) - line.position());
                m_y += height;
            }
        }
    }

    void drawHead()
    {
        const double width = m_paper.width();
        m_paper.setFont(10, true);
        const double top = m_y;
        paragraph(0, width / 2 - 8, m_sheet.issuer);
        const double left = m_y;
        m_y = top;
        m_paper.setFont(10, false);
        text(width / 2, width / 2, m_sheet.title, Qt::AlignRight);
        m_y = std::max(left, top + lineHeight) + 10;
        m_paper.setFont(18, true);
        paragraph(0, width, m_sheet.name, 23);
        m_paper.setFont(13, true);
        paragraph(0, width, m_sheet.date, 18);
        m_paper.setFont(10, false);
        m_y += 2;
        for (const QString &fact : m_sheet.facts)
            paragraph(0, width, fact);
        m_y += 8;
        m_paper.rule(m_y, 1);
        m_y += 6;
    }

    [[nodiscard]] double heightOf(const SheetBlock &block)
    {
        const double before = m_y;
        m_isMeasuring = true;
        drawBlock(block);
        m_isMeasuring = false;
        return std::exchange(m_y, before) - before;
    }

    void drawBlock(const SheetBlock &block)
    {
        const double width = m_paper.width();
        room(4 * lineHeight); // a title does not stand alone at the foot
        if (!block.travel.isEmpty()) {
            m_paper.setFont(8, false);
            paragraph(timeWidth, width - timeWidth, block.travel, lineHeight - 2);
            m_y += 2;
        }
        const double top = m_y;
        m_paper.setFont(11, true);
        text(0, timeWidth, block.time);
        paragraph(timeWidth, width - timeWidth, block.title, lineHeight + 2);
        m_y = std::max(m_y, top + lineHeight + 2);
        m_paper.setFont(9, true);
        paragraph(timeWidth, width - timeWidth, block.mark);
        for (const SheetRow &row : block.rows)
            drawRow(row);
        m_y += 3;
        m_paper.setFont(9, false);
        for (const QString &check : block.checks)
            drawCheck(check);
        drawSignature();
        m_y += 6;
        if (!m_isMeasuring)
            m_paper.rule(m_y, 0.5);
        m_y += 6;
    }

    void drawRow(const SheetRow &row)
    {
        if (row.text.trimmed().isEmpty())
            return;
        room(lineHeight);
        m_paper.setFont(9, true);
        const double top = m_y;
        const int page = m_page;
        paragraph(timeWidth, labelWidth - 6, row.label);
        const double left = m_y;
        if (page == m_page)
            m_y = top;
        m_paper.setFont(9, false);
        const double x = timeWidth + labelWidth;
        paragraph(x, m_paper.width() - x, row.text);
        if (page == m_page)
            m_y = std::max(m_y, left);
    }

    void drawCheck(const QString &check)
    {
        room(lineHeight + 1);
        constexpr double side = 8;
        if (!m_isMeasuring) {
            m_painter.setPen(QPen(Qt::black, 0.8));
            m_painter.drawRect(QRectF(timeWidth, m_y + 2.5, side, side));
        }
        const double x = timeWidth + side + indent / 2;
        paragraph(x, m_paper.width() - x, check);
        m_y += 1;
    }

    /// Two short lines for the times, a long one to sign on.
    void drawSignature()
    {
        constexpr double high = 26;
        room(high);
        m_y += high - lineHeight;
        if (!m_isMeasuring) {
            m_paper.setFont(8, false);
            const double half = timeWidth + (m_paper.width() - timeWidth) * 0.42;
            const QFontMetricsF metrics(m_painter.font(), &m_paper.writer());
            text(timeWidth, half - timeWidth, m_sheet.times);
            m_paper.rule(timeWidth + metrics.horizontalAdvance(m_sheet.times) + 4, half - 12,
                m_y + lineHeight, 0.5);
            text(half, m_paper.width() - half, m_sheet.signature);
            m_paper.rule(half + metrics.horizontalAdvance(m_sheet.signature) + 4, m_paper.width(),
                m_y + lineHeight, 0.5);
        }
        m_y += lineHeight;
    }

    void drawFoot()
    {
        const double y = m_y;
        const QFont font = m_painter.font();
        m_paper.setFont(7, false);
        const double numbers = 90;
        const QRectF box(
            0, m_paper.height() - footHeight + 6, m_paper.width() - numbers - 8, footHeight - 6);
        m_paper.rule(box.top() - 2, 0.5);
        m_painter.drawText(box, int(Qt::TextWordWrap) | Qt::TextDontClip, m_sheet.foot);
        m_painter.drawText(QRectF(m_paper.width() - numbers, box.top(), numbers, lineHeight),
            int(Qt::AlignRight) | Qt::TextDontClip, m_sheet.pageText.arg(m_page).arg(m_pages));
        m_painter.setFont(font);
        m_y = y;
    }

    PdfPaper &m_paper;
    QPainter &m_painter;
    const DaySheet &m_sheet;
    int m_pages;
    int m_page = 1;
    double m_y = 0;
    bool m_isMeasuring = false;
};

} // namespace

QByteArray sheetPdf(const std::vector<DaySheet> &sheets, PdfPaper::Size size)
{
    const QString title =
        sheets.empty() ? QString() : sheets.front().title + u" – "_s + sheets.front().date;
    // How many pages there are is known once they are drawn.
    std::vector<int> pages;
    PdfPaper scratch(size, title);
    for (const DaySheet &sheet : sheets)
        pages.push_back(Drawer(scratch, sheet, 0).draw());
    PdfPaper paper(size, title);
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        if (i > 0)
            paper.newPage();
        Drawer(paper, sheets[i], pages[i]).draw();
    }
    return paper.finished();
}

} // namespace FibreDesk::Dispatch
