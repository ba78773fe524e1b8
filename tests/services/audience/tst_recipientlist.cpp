// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audience/recipientlist.h"

#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Audience;
using namespace Qt::StringLiterals;

namespace {

RecipientList imported(const QByteArray &file, const ImportOptions &options = {})
{
    const auto table = Text::readCsv(file);
    if (!table) {
        qFatal("%s", qPrintable(table.error().detail));
    }
    return importRecipients(*table, guessColumns(*table), options);
}

/// "line address exclusion" of each.
QStringList lines(const RecipientList &list)
{
    QStringList result;
    for (const ListedRecipient &one : list.recipients) {
        result += u"%1 %2 %3"_s.arg(one.line).arg(
            one.address.isMailable() ? one.address.text() : u"-"_s, exclusionName(one.exclusion));
    }
    return result;
}

} // namespace

class TestRecipientList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsARow()
    {
        const RecipientList list = imported(
            "Clients 2026\n\nPrénom|Nom|Courriel|Tél|Adresse|Ville|Code postal|Langue|Fin\n"
            "JEAN - FRANCOIS|O'NEIL|JF@gmial.com|1 (514) 555-0101 x3|304-11, rue X|Val|j3x "
            "4b7|Anglais|2026-03-01\n");
        QCOMPARE(list.recipients.size(), 1U);
        const ListedRecipient &one = list.recipients.front();
        QCOMPARE(one.line, 4);
        QCOMPARE(one.address.text(), u"JF@gmial.com"_s);
        QCOMPARE(one.suggestedEmail, u"JF@gmail.com"_s);
        QCOMPARE(one.firstName.value, u"Jean-François"_s);
        QCOMPARE(one.firstName.raw, u"JEAN - FRANCOIS"_s);
        QCOMPARE(one.lastName.value, u"O'Neil"_s);
        QCOMPARE(one.phones, QStringList{u"5145550101"_s});
        QCOMPARE(one.place, (CivicAddress{u"11"_s, u"304"_s, u"J3X4B7"_s}));
        QCOMPARE(one.language, u"en"_s);
        const QJsonObject row = campaignRow(one);
        QCOMPARE(row.value("firstname"_L1).toString(), u"Jean-François"_s);
        QCOMPARE(row.value("lastname_raw"_L1).toString(), u"O'NEIL"_s);
        QCOMPARE(row.value("fin"_L1).toString(), u"2026-03-01"_s);
        QCOMPARE(row.value("description"_L1).toString(), u"304-11, rue X, Val"_s);
        QCOMPARE(row.value("language"_L1).toString(), u"en"_s);
    }

    void severalAddresses_data()
    {
        QTest::addColumn<SeveralEmails>("rule");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("first") << SeveralEmails::First
                               << QStringList{u"2 b@isp.example none"_s, u"3 d@isp.example none"_s,
                                      u"4 - noAddress"_s};
        QTest::newRow("split") << SeveralEmails::Split
                               << QStringList{u"2 - badAddress"_s, u"2 b@isp.example none"_s,
                                      u"2 c@isp.example none"_s, u"3 d@isp.example none"_s,
                                      u"4 - noAddress"_s};
        QTest::newRow("skip") << SeveralEmails::Skip
                              << QStringList{u"2 b@isp.example severalAddresses"_s,
                                     u"3 d@isp.example none"_s, u"4 - noAddress"_s};
    }

    void severalAddresses()
    {
        QFETCH(const SeveralEmails, rule);
        const RecipientList list = imported("nom,courriel\nA,\"a@; b@isp.example, "
                                            "c@isp.example\"\nD,d@isp.example; D@ISP.example\nE,\n",
            {.severalEmails = rule});
        QTEST(lines(list), "expected");
        QCOMPARE(list.rows, 3);
    }

    void findsDuplicates()
    {
        RecipientList list = imported("nom,courriel\nA,a@isp.example\nB,A@ISP.example\nC,a@@x\n"
                                      "D,Dan <a@isp.example>\n");
        QCOMPARE(lines(list),
            (QStringList{u"2 a@isp.example none"_s, u"3 A@isp.example duplicate"_s,
                u"4 - badAddress"_s, u"5 a@isp.example duplicate"_s}));
        QCOMPARE(list.recipients[3].duplicateOf, 0);
        QCOMPARE(list.excluded(), 3);

        list.recipients[0].exclusion = Exclusion::ByHand;
        correctAddress(list.recipients[2], u" c@isp.example "_s);
        markDuplicates(list.recipients);
        QCOMPARE(lines(list),
            (QStringList{u"2 a@isp.example byHand"_s, u"3 A@isp.example none"_s,
                u"4 c@isp.example none"_s, u"5 a@isp.example duplicate"_s}));
    }

    void takesTheNameFromTheAddressWhereThereIsNone()
    {
        const RecipientList list =
            imported("courriel\nMARIE EVE ROY <a@isp.example>\nb@isp.example\n");
        QCOMPARE(list.recipients[0].firstName.value, u"Marie-Ève"_s);
        QCOMPARE(list.recipients[0].lastName.value, u"Roy"_s);
        QVERIFY(list.recipients[1].lastName.value.isEmpty());
    }

    void refusedChangesStayOut()
    {
        const RecipientList list =
            imported("nom,courriel\nTREMBLAY,a@isp.example\n", {.nameRules = {}});
        QCOMPARE(list.recipients[0].lastName.value, u"TREMBLAY"_s);
        QVERIFY(list.recipients[0].lastName.changes.empty());
    }

    void takesOutWhatNobodySees()
    {
        const QByteArray file =
            u"\ufeff\ufeffCour\u00adriel;Prénom;Nom;Langue;Code postal;URL\n"
            "eve\u200b@isp.example\u00a0;È\u00adve\u00a0;\u202aRoy\u202c;\ufefffr;J3X\u00a04B7;"
            "https://isp.example/\u200bg\nb@isp.example;Bo;Coe;en;J3X 4B7;https://isp.example/h\n"_s
                .toUtf8();
        const RecipientList list = imported(file);
        QCOMPARE(
            lines(list), (QStringList{u"2 eve@isp.example none"_s, u"3 b@isp.example none"_s}));
        const ListedRecipient &one = list.recipients.front();
        QVERIFY(one.isEmailCleaned);
        QVERIFY(!list.recipients.back().isEmailCleaned);
        QCOMPARE(one.emailRaw, u"eve\u200b@isp.example\u00a0"_s);
        QCOMPARE(one.firstName.value, u"Ève"_s);
        QCOMPARE(one.firstName.raw, u"È\u00adve\u00a0"_s);
        QCOMPARE(one.firstName.changes.size(), 1U);
        QCOMPARE(one.lastName.value, u"Roy"_s);
        QCOMPARE(one.language, u"fr"_s);
        QCOMPARE(one.place.postalCode, u"J3X4B7"_s);
        const QJsonObject row = campaignRow(one);
        QCOMPARE(row.value("email"_L1).toString(), u"eve@isp.example"_s);
        QCOMPARE(row.value("email_raw"_L1).toString(), one.emailRaw);
        QCOMPARE(row.value("firstname_raw"_L1).toString(), one.firstName.raw);
        QCOMPARE(row.value("gift_url"_L1).toString(), u"https://isp.example/g"_s);
        QVERIFY(!campaignRow(list.recipients.back()).contains("email_raw"_L1));

        ListedRecipient mended = one;
        correctAddress(mended, u"\u200bluc@isp.example\u00a0"_s);
        QCOMPARE(mended.address.text(), u"luc@isp.example"_s);
    }
};

QTEST_APPLESS_MAIN(TestRecipientList)
#include "tst_recipientlist.moc"
