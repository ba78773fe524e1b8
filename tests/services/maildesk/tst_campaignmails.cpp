// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maildesk/campaignmails.h"

#include <QTest>
#include <QTimeZone>

using namespace FibreDesk;
using namespace Qt::StringLiterals;

namespace {

Compose::CampaignFile campaignOf(const QByteArray &recipients)
{
    const auto campaign = Compose::parseCampaignFile(R"({"id": "cmp-1", "name": "Spring",
        "from": "Fibre <info@isp.example>",
        "subject": {"fr": "Bonjour {{firstname}}", "en": "Hello {{firstname}}"},
        "html": {"fr": "<p>À {{email}}</p>", "en": "<p>To {{email}}</p>"},
        "recipients": )"
        + recipients + "}");
    if (!campaign)
        qFatal("%s", qPrintable(Compose::faultText(campaign.error())));
    return *campaign;
}

/// As the ledger gives them back.
MailRun::CampaignRecord recordOf(const MailRun::NewCampaign &campaign)
{
    return {.id = campaign.id, .definition = campaign.definition};
}

MailRun::RowRecord rowOf(const MailRun::NewCampaign &campaign, int row)
{
    const MailRun::NewRecipient recipient = campaign.recipient(row);
    return {.row = row,
        .email = recipient.email,
        .language = recipient.language,
        .messageId = u"<salt.%1@isp.example>"_s.arg(row),
        .variables = recipient.variables};
}

const QDateTime now(QDate(2026, 2, 1), QTime(12, 0), QTimeZone::UTC);

} // namespace

class TestCampaignMails : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLedgerKnowsEachRowAndItsMessageIdDomain()
    {
        const auto made = ledgerCampaign(
            campaignOf(R"([{"email": "a@isp.example", "customer": "C-1", "language": "en-CA"}])"),
            {});
        QCOMPARE(made.id, u"cmp-1"_s);
        QCOMPARE(made.name, u"Spring"_s);
        QCOMPARE(made.messageIdDomain, u"isp.example"_s);
        QCOMPARE(made.recipients, 1);
        QCOMPARE(made.recipient(0).customer, u"C-1"_s);
        QCOMPARE(made.recipient(0).language, u"en"_s);
        QCOMPARE(made.recipient(0).excludedReason, QString());
        QVERIFY(!made.definition.contains(u"recipients"_s));
    }

    void excludedRowsStayInTheListWithTheirReason()
    {
        const auto made = ledgerCampaign(campaignOf(R"([
            {"email": "a@isp.example", "excluded": true},
            {"email": "b@isp.example", "excluded": "moved away"},
            {"email": "c@isp.example", "excluded": true, "excluded_reason": "asked for it"},
            {"email": "d@isp.example", "excluded": false}])"),
            {});
        QCOMPARE(made.recipient(0).excludedReason, u"excluded"_s);
        QCOMPARE(made.recipient(1).excludedReason, u"moved away"_s);
        QCOMPARE(made.recipient(2).excludedReason, u"asked for it"_s);
        QCOMPARE(made.recipient(3).excludedReason, QString());
    }

    void anAddressGetsOneMailHoweverItIsSpelt()
    {
        const auto made = ledgerCampaign(campaignOf(R"([
            {"email": "a@isp.example"}, {"email": "b@isp.example"},
            {"email": "A@ISP.example"}, {"email": "no address"}, {"email": "no address"},
            {"email": "c@isp.example", "excluded": true}, {"email": "c@isp.example"}])"),
            {});
        QCOMPARE(made.recipient(2).excludedReason, u"same address as row 0"_s);
        // These fail with their own reason when it is their turn.
        QCOMPARE(made.recipient(4).excludedReason, QString());
        // The first of them got none.
        QCOMPARE(made.recipient(6).excludedReason, QString());
    }

    void aMailOfTheLedgerHasItsMessageIdAndItsCustomId()
    {
        const auto campaign = ledgerCampaign(campaignOf(R"([{"email": "x@isp.example"},
                {"email": "a@isp.example", "firstname": "Ève", "language": "fr"}])"),
            {});
        CampaignMails mails(QTimeZone("America/Toronto"));
        const auto mail = mails.make(recordOf(campaign), rowOf(campaign, 1), now);
        QVERIFY2(mail, mail ? "" : qPrintable(mail.error().detail));
        QCOMPARE(mail->from, "info@isp.example");
        QCOMPARE(mail->to, "a@isp.example");
        QVERIFY(mail->message.contains("Message-Id: <salt.1@isp.example>\r\n")
            || mail->message.contains("Message-ID: <salt.1@isp.example>\r\n"));
        QVERIFY(mail->message.contains("X-MJ-CustomID: cmp-1:1\r\n"));
        QVERIFY(mail->message.contains("07:00:00 -0500")); // the recipients' zone
    }

    void aCorrectedAddressCountsAlsoInsideTheText()
    {
        const auto campaign = ledgerCampaign(campaignOf(R"([{"email": "old@isp.example"}])"), {});
        MailRun::RowRecord row = rowOf(campaign, 0);
        row.email = u"new@isp.example"_s;
        CampaignMails mails(QTimeZone::UTC);
        const auto mail = mails.make(recordOf(campaign), row, now);
        QVERIFY(mail);
        QCOMPARE(mail->to, "new@isp.example");
        const auto preview = mails.preview(recordOf(campaign), row, now);
        QVERIFY(preview);
        QCOMPARE(preview->html, u"<p>À new@isp.example</p>"_s);
    }

    void aBadAddressFailsItsOwnRowOnly()
    {
        const auto campaign =
            ledgerCampaign(campaignOf(R"([{"email": "nobody"}, {"email": "a@isp.example"}])"), {});
        CampaignMails mails(QTimeZone::UTC);
        const auto bad = mails.make(recordOf(campaign), rowOf(campaign, 0), now);
        QVERIFY(!bad);
        QVERIFY2(bad.error().detail.contains(u"address"_s), qPrintable(bad.error().detail));
        QVERIFY(mails.make(recordOf(campaign), rowOf(campaign, 1), now));
    }

    void aCampaignThatCannotBeReadAnyMoreIsAnError()
    {
        CampaignMails mails(QTimeZone::UTC);
        const auto mail = mails.make({.id = u"cmp-1"_s, .definition = {{u"id"_s, u"cmp-1"_s}}},
            {.row = 0, .email = u"a@isp.example"_s}, now);
        QVERIFY(!mail);
        QVERIFY2(mail.error().detail.contains(u"from"_s), qPrintable(mail.error().detail));
    }
};

QTEST_GUILESS_MAIN(TestCampaignMails)
#include "tst_campaignmails.moc"
