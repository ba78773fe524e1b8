// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "frappe/printedpdf.h"

#include <QJsonArray>

namespace FibreDesk::Sandbox {

using namespace Qt::StringLiterals;

namespace {

/// PDF 1.4 by hand: two of the fonts every reader has, text in WinAnsi.
class Paper {
public:
    void text(double x, double size, const QString &value, bool isBold = false)
    {
        QByteArray bytes = value.toLatin1();
        bytes.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
        m_page += "BT /" + QByteArray(isBold ? "F2" : "F1") + ' ' + QByteArray::number(size)
            + " Tf " + QByteArray::number(x) + ' ' + QByteArray::number(m_y) + " Td (" + bytes
            + ") Tj ET\n";
    }
    /// Ends at x; figures of Helvetica are all 0.556 wide.
    void amount(double x, double size, double value, bool isBold = false)
    {
        const QString shown = QString::number(value, 'f', 2) + u" $"_s;
        text(x - double(shown.size()) * size * 0.5, size, shown, isBold);
    }
    void line(double down)
    {
        m_y -= down;
        if (m_y < 60)
            newPage();
    }
    void rule()
    {
        const QByteArray y = QByteArray::number(m_y - 4);
        m_page += "0.5 w 56 " + y + " m 556 " + y + " l S\n";
    }
    void newPage()
    {
        m_pages.append(m_page);
        m_page.clear();
        m_y = 730;
    }

    [[nodiscard]] QByteArray bytes()
    {
        newPage();
        QList<QByteArray> objects{"<< /Type /Catalog /Pages 2 0 R >>", {},
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding "
            ">>"};
        QByteArray kids;
        for (const QByteArray &page : m_pages) {
            const QByteArray content = QByteArray::number(objects.size() + 2);
            kids += QByteArray::number(objects.size() + 1) + " 0 R ";
            objects +=
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << "
                "/F1 3 0 R /F2 4 0 R >> >> /Contents "
                + content + " 0 R >>";
            objects += "<< /Length " + QByteArray::number(page.size()) + " >>\nstream\n" + page
                + "endstream";
        }
        objects[1] = "<< /Type /Pages /Kids [" + kids + "] /Count "
            + QByteArray::number(m_pages.size()) + " >>";
        QByteArray file = "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n";
        QByteArray table = "0000000000 65535 f \n";
        for (qsizetype i = 0; i < objects.size(); ++i) {
            table += QByteArray::number(file.size()).rightJustified(10, '0') + " 00000 n \n";
            file += QByteArray::number(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
        }
        const QByteArray count = QByteArray::number(objects.size() + 1);
        const QByteArray start = QByteArray::number(file.size());
        return file + "xref\n0 " + count + '\n' + table + "trailer\n<< /Size " + count
            + " /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n";
    }

private:
    QList<QByteArray> m_pages;
    QByteArray m_page;
    double m_y = 730;
};

} // namespace

QByteArray printedPdf(const QJsonObject &document, const QString &format, const QString &language)
{
    const bool isFrench = language.startsWith("fr"_L1);
    const auto word = [isFrench](const QString &english, const QString &french) {
        return isFrench ? french : english;
    };
    const auto value = [&document](QLatin1StringView field) {
        return document.value(field).toVariant().toString();
    };
    const bool isInvoice = document.value("doctype"_L1) == "Sales Invoice"_L1;
    Paper paper;
    paper.text(56, 18, u"Fibre"_s, true);
    paper.text(360, 18,
        isInvoice ? word(u"Invoice"_s, u"Facture"_s) : word(u"Receipt"_s, u"Reçu"_s), true);
    paper.line(26);
    paper.text(56, 10, isInvoice ? value("customer_name"_L1) : value("party"_L1));
    paper.text(360, 10, value("name"_L1), true);
    paper.line(14);
    paper.text(360, 10, word(u"Date: "_s, u"Date : "_s) + value("posting_date"_L1));
    paper.line(14);
    if (isInvoice)
        paper.text(360, 10, word(u"Due: "_s, u"Échéance : "_s) + value("due_date"_L1));
    paper.line(30);
    const QJsonArray rows = document.value(isInvoice ? "items"_L1 : "references"_L1).toArray();
    paper.text(56, 10, word(u"Description"_s, u"Description"_s), true);
    paper.text(500, 10, word(u"Amount"_s, u"Montant"_s), true);
    paper.rule();
    paper.line(20);
    for (const QJsonValue row : rows) {
        paper.text(56, 10, row[isInvoice ? "item_name"_L1 : "reference_name"_L1].toString());
        paper.amount(550, 10, row[isInvoice ? "amount"_L1 : "allocated_amount"_L1].toDouble());
        paper.line(16);
    }
    for (const QJsonValue tax : document.value("taxes"_L1).toArray()) {
        paper.text(360, 10, tax["description"_L1].toString());
        paper.amount(550, 10, tax["tax_amount"_L1].toDouble());
        paper.line(16);
    }
    paper.rule();
    paper.line(20);
    paper.text(360, 11, word(u"Total"_s, u"Total"_s), true);
    paper.amount(
        550, 11, document.value(isInvoice ? "grand_total"_L1 : "paid_amount"_L1).toDouble(), true);
    paper.line(40);
    paper.text(56, 8, format.isEmpty() ? u"Standard"_s : format);
    if (format == "Facture Fibre"_L1) {
        paper.newPage();
        paper.text(56, 12, word(u"How to pay"_s, u"Comment payer"_s), true);
        paper.line(20);
        paper.text(56, 10,
            word(u"By pre-authorised debit, at your bank, or by card on your account page."_s,
                u"Par débit préautorisé, à votre institution, ou par carte sur votre compte."_s));
    }
    return paper.bytes();
}

} // namespace FibreDesk::Sandbox
