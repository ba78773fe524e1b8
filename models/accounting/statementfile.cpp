// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statementfile.h"

#include "base/format.h"
#include "base/listexport.h"
#include "base/moneytext.h"
#include "base/pdfpaper.h"

#include <QFontMetricsF>

#include <array>

using namespace Qt::StringLiterals;

namespace FibreDesk::StatementFile {

namespace {

using Accounting::Statement;
using Accounting::StatementEntry;

/// Both languages stand here: the one of the file is the customer's, not the window's.
QString word(const QString &language, const char16_t *english, const char16_t *french)
{
    return QString::fromUtf16(language == "fr"_L1 ? french : english);
}

QString kindWord(StatementEntry::Kind kind, const QString &language)
{
    switch (kind) {
    case StatementEntry::Kind::Invoice:
        return word(language, u"Invoice", u"Facture");
    case StatementEntry::Kind::CreditNote:
        return word(language, u"Credit note", u"Note de crédit");
    case StatementEntry::Kind::Refund:
        return word(language, u"Refund", u"Remboursement");
    case StatementEntry::Kind::Payment:
        break;
    }
    return word(language, u"Payment", u"Paiement");
}

QStringList ageWords(const QString &language)
{
    return {word(language, u"Not due yet", u"Non échu"),
        word(language, u"1–30 days", u"1 à 30 jours"),
        word(language, u"31–60 days", u"31 à 60 jours"),
        word(language, u"61–90 days", u"61 à 90 jours"),
        word(language, u"Over 90 days", u"Plus de 90 jours")};
}

QString isoOf(QDate date)
{
    return date.isValid() ? date.toString(Qt::ISODate) : QString();
}

QStringList titles(const QString &language)
{
    return {word(language, u"Date", u"Date"), word(language, u"Document", u"Document"),
        word(language, u"Number", u"Numéro"), word(language, u"Detail", u"Détail"),
        word(language, u"Due", u"Échéance"), word(language, u"Charge", u"Débit"),
        word(language, u"Credit", u"Crédit"), word(language, u"Balance", u"Solde")};
}

/// Draws one statement onto pages; all measures are in points.
class Sheet {
public:
    Sheet(PdfPaper &paper, const Statement &statement, QString language, QString issuer)
        : m_paper(paper)
        , m_statement(statement)
        , m_language(std::move(language))
        , m_issuer(std::move(issuer))
        , m_painter(paper.painter())
        , m_width(paper.width())
        , m_height(paper.height())
    {
    }

    void draw()
    {
        drawHead();
        drawTitles();
        const QString opening = word(m_language, u"Opening balance", u"Solde d’ouverture");
        drawRow({isoOf(m_statement.from), opening, {}, {}, {}, {}, {}, money(m_statement.opening)},
            true);
        for (const StatementEntry &entry : m_statement.entries) {
            const bool isCharge = entry.amount > Billing::Money();
            drawRow({isoOf(entry.date), kindWord(entry.kind, m_language), entry.id, entry.detail,
                        isoOf(entry.due), isCharge ? money(entry.amount) : QString(),
                        isCharge ? QString() : money(-entry.amount), money(entry.balance)},
                false);
        }
        drawRow({isoOf(m_statement.to), word(m_language, u"Closing balance", u"Solde de clôture"),
                    {}, {}, {}, money(m_statement.charged), money(m_statement.credited),
                    money(m_statement.closing)},
            true);
        drawAgeing();
        drawRemarks();
        drawFoot();
    }

private:
    static constexpr double rowHeight = 15;
    static constexpr double footHeight = 28;

    [[nodiscard]] QString money(Billing::Money amount) const
    {
        return MoneyText::shown(amount, m_language, m_statement.currency);
    }

    void setFont(double points, bool isBold) { m_paper.setFont(points, isBold); }

    void text(double x, double width, const QString &value, Qt::Alignment align = Qt::AlignLeft)
    {
        const QString shown =
            m_painter.fontMetrics().elidedText(value, Qt::ElideRight, static_cast<int>(width));
        m_painter.drawText(QRectF(x, m_y, width, rowHeight), align | Qt::AlignVCenter, shown);
    }

    /// Never cut: an amount that is too wide is drawn smaller.
    void amount(double x, double width, const QString &value, Qt::Alignment align)
    {
        const double needed =
            QFontMetricsF(m_painter.font(), &m_paper.writer()).horizontalAdvance(value);
        const double fit = needed > width ? width / needed : 1;
        m_painter.save();
        m_painter.translate(x, m_y + rowHeight / 2);
        m_painter.scale(fit, fit);
        m_painter.drawText(QRectF(0, -rowHeight / 2, width / fit, rowHeight),
            int(align | Qt::AlignVCenter) | Qt::TextDontClip, value);
        m_painter.restore();
    }

    void rule(double width) { m_paper.rule(m_y, width); }

    void drawHead()
    {
        setFont(11, true);
        text(0, m_width / 2, m_issuer);
        setFont(18, true);
        m_painter.drawText(QRectF(m_width / 2, m_y, m_width / 2, 24),
            Qt::AlignRight | Qt::AlignVCenter,
            word(m_language, u"Statement of account", u"Relevé de compte"));
        m_y += 34;
        setFont(10, true);
        const double top = m_y;
        text(0, m_width / 2, m_statement.name);
        m_y += rowHeight;
        setFont(10, false);
        const QStringList lines = m_statement.address.split(u'\n', Qt::SkipEmptyParts);
        for (const QString &line : lines) {
            text(0, m_width / 2, line);
            m_y += rowHeight;
        }
        const double bottom = m_y;
        m_y = top;
        const QStringList facts{
            word(m_language, u"Customer: %1", u"Client\u202f: %1").arg(m_statement.customer),
            word(m_language, u"From %1 to %2", u"Du %1 au %2")
                .arg(Format::longDate(m_statement.from, m_language),
                    Format::longDate(m_statement.to, m_language)),
            word(m_language, u"Closing balance: %1", u"Solde de clôture\u202f: %1")
                .arg(money(m_statement.closing))};
        for (const QString &fact : facts) {
            text(m_width / 3, m_width * 2 / 3, fact, Qt::AlignRight);
            m_y += rowHeight;
        }
        m_y = std::max(m_y, bottom) + 16;
    }

    void drawTitles()
    {
        setFont(8, true);
        rule(1);
        cells(titles(m_language));
        m_y += rowHeight;
        rule(0.5);
    }

    void cells(const QStringList &values)
    {
        // Shares of the width, in the order of titles().
        constexpr std::array shares{0.105, 0.145, 0.185, 0.124, 0.105, 0.112, 0.112, 0.112};
        constexpr std::size_t firstAmount = 5;
        constexpr double gap = 4;
        double x = 0;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            const double width = shares[i] * m_width;
            const QString value = values.value(static_cast<qsizetype>(i));
            if (i >= firstAmount) {
                amount(x, width - gap, value, Qt::AlignRight);
            } else {
                text(x, width - gap, value);
            }
            x += width;
        }
    }

    void room(double height)
    {
        if (m_y + height > m_height - footHeight) {
            drawFoot();
            m_paper.newPage();
            ++m_page;
            m_y = 0;
            drawTitles();
        }
    }

    void drawRow(const QStringList &values, bool isBold)
    {
        room(rowHeight);
        setFont(8, isBold);
        cells(values);
        m_y += rowHeight;
        rule(0.25);
    }

    void drawAgeing()
    {
        room(rowHeight * 4);
        m_y += 14;
        setFont(10, true);
        text(0, m_width,
            word(m_language, u"Open on %1, by age", u"Solde dû au %1, par ancienneté")
                .arg(Format::longDate(m_statement.today, m_language)));
        m_y += rowHeight + 2;
        const QStringList words = ageWords(m_language);
        const double width = m_width / static_cast<double>(m_statement.ageing.size());
        setFont(8, false);
        for (std::size_t i = 0; i < m_statement.ageing.size(); ++i) {
            text(width * static_cast<double>(i), width, words[static_cast<qsizetype>(i)]);
        }
        m_y += rowHeight - 2;
        setFont(9, true);
        for (std::size_t i = 0; i < m_statement.ageing.size(); ++i) {
            amount(width * static_cast<double>(i), width - 4, money(m_statement.ageing[i]),
                Qt::AlignLeft);
        }
        m_y += rowHeight + 6;
    }

    void drawRemarks()
    {
        setFont(8, false);
        const QStringList sentences = remarks(m_statement, m_language);
        for (const QString &sentence : sentences) {
            const QRectF box =
                m_painter.boundingRect(QRectF(0, 0, m_width, 200), int(Qt::TextWordWrap), sentence);
            room(box.height() + 2);
            setFont(8, false);
            m_painter.drawText(
                QRectF(0, m_y, m_width, box.height()), int(Qt::TextWordWrap), sentence);
            m_y += box.height() + 2;
        }
    }

    void drawFoot()
    {
        const double y = m_y;
        m_y = m_height - rowHeight;
        setFont(8, false);
        text(0, m_width, m_statement.name);
        text(0, m_width, word(m_language, u"Page %1", u"Page %1").arg(m_page), Qt::AlignRight);
        m_y = y;
    }

    PdfPaper &m_paper;
    const Statement &m_statement;
    QString m_language;
    QString m_issuer;
    QPainter &m_painter;
    double m_width;
    double m_height;
    double m_y = 0;
    int m_page = 1;
};

} // namespace

QStringList remarks(const Statement &statement, const QString &language)
{
    const auto money = [&](Billing::Money amount) {
        return MoneyText::shown(amount, language, statement.currency);
    };
    QStringList sentences;
    if (!statement.unallocated.isZero()) {
        sentences += word(language, u"Paid and not yet put to an invoice: %1.",
            u"Payé et pas encore affecté à une facture\u202f: %1.")
                         .arg(money(statement.unallocated));
    }
    if (statement.drafts > 0) {
        sentences += word(language, u"Drafts left out: %1.", u"Brouillons non comptés\u202f: %1.")
                         .arg(statement.drafts);
    }
    if (statement.cancelled > 0) {
        sentences += word(language, u"Cancelled documents left out: %1.",
            u"Documents annulés non comptés\u202f: %1.")
                         .arg(statement.cancelled);
    }
    if (statement.otherCurrency > 0) {
        sentences += word(language, u"Documents in another currency left out: %1.",
            u"Documents dans une autre devise non comptés\u202f: %1.")
                         .arg(statement.otherCurrency);
        // The copy does not know which currency a payment is in.
        sentences += word(language, u"The payments of those documents are included.",
            u"Les paiements de ces documents sont compris.");
    }
    if (statement.undated > 0) {
        sentences += word(language, u"Documents without a date left out: %1.",
            u"Documents sans date non comptés\u202f: %1.")
                         .arg(statement.undated);
    }
    if (!statement.isComplete) {
        sentences += word(language, u"Documents are still being copied: some may be missing.",
            u"La copie des documents n’est pas terminée\u202f: il peut en manquer.");
    }
    if (statement.fetchedAt.isValid()) {
        sentences += word(language, u"As ERPNext had it on %1.", u"Selon ERPNext au %1.")
                         .arg(Format::stamp(statement.fetchedAt, language));
    } else {
        sentences += word(language, u"This copy has never been compared with ERPNext.",
            u"Cette copie n’a jamais été comparée avec ERPNext.");
    }
    return sentences;
}

QByteArray csv(const Statement &statement, const QString &language)
{
    using MoneyText::plain;
    QByteArray text = "\xef\xbb\xbf" + csvLine(titles(language));
    text +=
        csvLine({isoOf(statement.from), word(language, u"Opening balance", u"Solde d’ouverture"),
            {}, {}, {}, {}, {}, plain(statement.opening)});
    for (const StatementEntry &entry : statement.entries) {
        const bool isCharge = entry.amount > Billing::Money();
        text += csvLine({isoOf(entry.date), kindWord(entry.kind, language), entry.id, entry.detail,
            isoOf(entry.due), isCharge ? plain(entry.amount) : QString(),
            isCharge ? QString() : plain(-entry.amount), plain(entry.balance)});
    }
    text += csvLine({isoOf(statement.to), word(language, u"Closing balance", u"Solde de clôture"),
        {}, {}, {}, plain(statement.charged), plain(statement.credited), plain(statement.closing)});
    const QStringList ages = ageWords(language);
    for (qsizetype i = 0; i < ages.size(); ++i) {
        text += csvLine({isoOf(statement.today), ages[i], {}, {}, {}, {}, {},
            plain(statement.ageing[static_cast<std::size_t>(i)])});
    }
    const QStringList sentences = remarks(statement, language);
    for (const QString &sentence : sentences) {
        text += csvLine({QString(), sentence});
    }
    return text;
}

QByteArray pdf(const Statement &statement, const QString &language, const QString &issuer)
{
    PdfPaper paper(PdfPaper::Size::Letter,
        word(language, u"Statement of account", u"Relevé de compte") + u" – "_s + statement.name);
    Sheet(paper, statement, language, issuer).draw();
    return paper.finished();
}

QString fileName(const Statement &statement, const QString &language, const QString &suffix)
{
    return word(language, u"statement-%1-%2.%3", u"releve-%1-%2.%3")
        .arg(statement.customer, isoOf(statement.to), suffix);
}

} // namespace FibreDesk::StatementFile
