// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/mailaddress.h"

#include <QFile>
#include <QHash>
#include <QRandomGenerator>
#include <QTest>
#include <QXmlStreamReader>

using namespace FibreDesk::Text;
using namespace Qt::StringLiterals;

namespace {

/// U+2400 + n stands for the control character n.
QString withControls(QString text)
{
    for (QChar &c : text) {
        if (c >= u'\u2400' && c < u'\u2420') {
            c = QChar(char16_t(c.unicode() - 0x2400));
        }
    }
    return text;
}

/// The vectors' own names of the findings.
const QHash<QString, AddressFinding> &diagnoses()
{
    using enum AddressFinding;
    static const QHash<QString, AddressFinding> table{{u"VALID"_s, Valid},
        {u"DNSWARN_NO_MX_RECORD"_s, NoMailServer}, {u"DNSWARN_NO_RECORD"_s, NoSuchDomain},
        {u"RFC5321_TLD"_s, TopLevelOnly}, {u"RFC5321_TLDNUMERIC"_s, NumericTopLevel},
        {u"RFC5321_QUOTEDSTRING"_s, QuotedString}, {u"RFC5321_ADDRESSLITERAL"_s, AddressLiteral},
        {u"RFC5321_IPV6DEPRECATED"_s, Ipv6Deprecated}, {u"CFWS_COMMENT"_s, Comment},
        {u"CFWS_FWS"_s, FoldingSpace}, {u"DEPREC_LOCALPART"_s, DeprecatedLocalPart},
        {u"DEPREC_FWS"_s, DeprecatedSpace}, {u"DEPREC_QTEXT"_s, DeprecatedQuotedText},
        {u"DEPREC_QP"_s, DeprecatedQuotedPair}, {u"DEPREC_COMMENT"_s, DeprecatedComment},
        {u"DEPREC_CTEXT"_s, DeprecatedCommentText}, {u"DEPREC_CFWS_NEAR_AT"_s, SpaceNearAt},
        {u"RFC5322_DOMAIN"_s, DomainCharacter}, {u"RFC5322_TOOLONG"_s, TooLong},
        {u"RFC5322_LOCAL_TOOLONG"_s, LocalPartTooLong},
        {u"RFC5322_DOMAIN_TOOLONG"_s, DomainTooLong}, {u"RFC5322_LABEL_TOOLONG"_s, LabelTooLong},
        {u"RFC5322_DOMAINLITERAL"_s, DomainLiteral},
        {u"RFC5322_DOMLIT_OBSDTEXT"_s, ObsoleteDomainLiteral},
        {u"RFC5322_IPV6_GRPCOUNT"_s, Ipv6GroupCount},
        {u"RFC5322_IPV6_2X2XCOLON"_s, Ipv6TwoDoubleColons},
        {u"RFC5322_IPV6_BADCHAR"_s, Ipv6BadCharacter},
        {u"RFC5322_IPV6_MAXGRPS"_s, Ipv6TooManyGroups},
        {u"RFC5322_IPV6_COLONSTRT"_s, Ipv6SingleColonStart},
        {u"RFC5322_IPV6_COLONEND"_s, Ipv6SingleColonEnd},
        {u"ERR_EXPECTING_DTEXT"_s, ExpectingDomainLiteralText}, {u"ERR_NOLOCALPART"_s, NoLocalPart},
        {u"ERR_NODOMAIN"_s, NoDomain}, {u"ERR_CONSECUTIVEDOTS"_s, ConsecutiveDots},
        {u"ERR_ATEXT_AFTER_CFWS"_s, TextAfterComment},
        {u"ERR_ATEXT_AFTER_QS"_s, TextAfterQuotedString},
        {u"ERR_ATEXT_AFTER_DOMLIT"_s, TextAfterDomainLiteral},
        {u"ERR_EXPECTING_QPAIR"_s, ExpectingQuotedPair}, {u"ERR_EXPECTING_ATEXT"_s, ExpectingText},
        {u"ERR_EXPECTING_QTEXT"_s, ExpectingQuotedText},
        {u"ERR_EXPECTING_CTEXT"_s, ExpectingCommentText}, {u"ERR_BACKSLASHEND"_s, BackslashAtEnd},
        {u"ERR_DOT_START"_s, DotAtStart}, {u"ERR_DOT_END"_s, DotAtEnd},
        {u"ERR_DOMAINHYPHENSTART"_s, HyphenAtStart}, {u"ERR_DOMAINHYPHENEND"_s, HyphenAtEnd},
        {u"ERR_UNCLOSEDQUOTEDSTR"_s, UnclosedQuotedString},
        {u"ERR_UNCLOSEDCOMMENT"_s, UnclosedComment},
        {u"ERR_UNCLOSEDDOMLIT"_s, UnclosedDomainLiteral}, {u"ERR_FWS_CRLF_X2"_s, TwoLineBreaks},
        {u"ERR_FWS_CRLF_END"_s, LineBreakAtEnd}, {u"ERR_CR_NO_LF"_s, BareCarriageReturn}};
    return table;
}

const QHash<QString, AddressCategory> &categories()
{
    static const QHash<QString, AddressCategory> table{
        {u"VALID_CATEGORY"_s, AddressCategory::Valid}, {u"DNSWARN"_s, AddressCategory::DnsWarning},
        {u"RFC5321"_s, AddressCategory::Unusual}, {u"CFWS"_s, AddressCategory::HeaderOnly},
        {u"DEPREC"_s, AddressCategory::Deprecated}, {u"RFC5322"_s, AddressCategory::Rfc5322},
        {u"ERR"_s, AddressCategory::Error}};
    return table;
}

/// What the name server said when the vectors were made; of the valid ones only `test@io` shows it.
DomainRecords recordsFor(const QString &diagnosis, const QString &address)
{
    if (diagnosis == "DNSWARN_NO_MX_RECORD"_L1) {
        return DomainRecords::AddressOnly;
    }
    if (diagnosis == "DNSWARN_NO_RECORD"_L1) {
        return DomainRecords::None;
    }
    return address == "test@io"_L1 ? DomainRecords::Mx : DomainRecords::NotAsked;
}

} // namespace

class TestMailAddress : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithIsEmail_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("category");
        QTest::addColumn<QString>("diagnosis");
        QFile file(QStringLiteral(FD_TEST_DATA "/text/isemail-tests.xml"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        QString id;
        QString address;
        QString category;
        int count = 0;
        while (!xml.atEnd()) {
            const auto token = xml.readNext();
            if (token == QXmlStreamReader::StartElement) {
                if (xml.name() == "test"_L1) {
                    id = xml.attributes().value("id"_L1).toString();
                } else if (xml.name() == "address"_L1) {
                    address = withControls(xml.readElementText());
                } else if (xml.name() == "category"_L1) {
                    category = xml.readElementText().remove("ISEMAIL_"_L1);
                } else if (xml.name() == "diagnosis"_L1) {
                    QTest::newRow(qPrintable(id))
                        << address << category << xml.readElementText().remove("ISEMAIL_"_L1);
                    ++count;
                }
            }
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(count, 164);
    }

    void agreesWithIsEmail()
    {
        QFETCH(const QString, address);
        QFETCH(const QString, category);
        QFETCH(const QString, diagnosis);
        QVERIFY(categories().contains(category) && diagnoses().contains(diagnosis));
        const MailAddress parsed = parseMailAddress(address, recordsFor(diagnosis, address));
        QCOMPARE(findingName(parsed.finding), findingName(diagnoses().value(diagnosis)));
        QCOMPARE(parsed.category(), categories().value(category));
    }

    void readsInternationalAddresses_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("finding");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("needsSmtpUtf8");
        QTest::newRow("accent in the name")
            << u"hélène@isp.example"_s << u"valid"_s << u"hélène@isp.example"_s << true;
        QTest::newRow("accent in the domain")
            << u"info@québec.example"_s << u"valid"_s << u"info@xn--qubec-csa.example"_s << false;
        QTest::newRow("Chinese") << u"用户@例子.example"_s << u"valid"_s
                                 << u"用户@xn--fsqu00a.example"_s << true;
        QTest::newRow("outside the first plane")
            << u"😀@isp.example"_s << u"valid"_s << u"😀@isp.example"_s << true;
        QTest::newRow("upper case domain")
            << u"Marie@ISP.Example"_s << u"valid"_s << u"Marie@isp.example"_s << false;
        QTest::newRow("right-to-left mark in the domain")
            << u"a@\u200fisp.example"_s << u"expectingText"_s << u"a@"_s << false;
        QTest::newRow("no-break space")
            << u"a\u00a0b@isp.example"_s << u"expectingText"_s << u"a@"_s << false;
        QTest::newRow("lone surrogate")
            << u"a"_s + QChar(0xd800) + u"@isp.example"_s << u"expectingText"_s << u"a@"_s << false;
        QTest::newRow("C1 control")
            << u"a\u0085@isp.example"_s << u"expectingText"_s << u"a@"_s << false;
        QTest::newRow("local part of 64 octets")
            << QString(32, u'é') + u"@isp.example"_s << u"valid"_s
            << QString(32, u'é') + u"@isp.example"_s << true;
        QTest::newRow("local part of 66 octets")
            << QString(33, u'é') + u"@isp.example"_s << u"localPartTooLong"_s
            << QString(33, u'é') + u"@isp.example"_s << true;
    }

    void readsInternationalAddresses()
    {
        QFETCH(const QString, address);
        const MailAddress parsed = parseMailAddress(address);
        QTEST(findingName(parsed.finding), "finding");
        QTEST(parsed.text(), "text");
        QTEST(parsed.needsSmtpUtf8, "needsSmtpUtf8");
    }

    void saysWhatCanBeMailed_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isMailable");
        QTest::newRow("ordinary") << u"marie.roy@isp.example"_s << true;
        QTest::newRow("quoted") << u"\"marie roy\"@isp.example"_s << true;
        QTest::newRow("comment") << u"marie(roy)@isp.example"_s << false;
        QTest::newRow("no dot in the domain") << u"marie@isp"_s << false;
        QTest::newRow("address literal") << u"marie@[192.0.2.1]"_s << false;
        QTest::newRow("header after a line break")
            << u"marie@isp.example\r\nBcc: x@isp.example"_s << false;
        QTest::newRow("line break in quotes") << u"\"a\r\n b\"@isp.example"_s << false;
        QTest::newRow("escaped line feed in quotes") << u"\"a\\\nb\"@isp.example"_s << false;
        QTest::newRow("two") << u"a@isp.example,b@isp.example"_s << false;
        QTest::newRow("empty") << QString() << false;
    }

    void saysWhatCanBeMailed()
    {
        QFETCH(const QString, address);
        QTEST(parseMailAddress(address).isMailable(), "isMailable");
    }

    void sameMailboxHasOneKey()
    {
        QCOMPARE(parseMailAddress(u"Marie.Roy@ISP.Example"_s).key(),
            parseMailAddress(u"marie.roy@isp.example"_s).key());
        QCOMPARE(parseMailAddress(u"a@QUÉBEC.example"_s).key(),
            parseMailAddress(u"a@xn--qubec-csa.example"_s).key());
        // RFC 5321 §4.1.2: the quotes are no part of the name, nor is what they did not need.
        QCOMPARE(parseMailAddress(u"\"marie.roy\"@isp.example"_s).key(),
            parseMailAddress(u"marie.roy@isp.example"_s).key());
        QCOMPARE(parseMailAddress(u"\"mar\\ie roy\"@isp.example"_s).key(),
            parseMailAddress(u"\"marie roy\"@isp.example"_s).key());
        QVERIFY(parseMailAddress(u"\"marie roy\"@isp.example"_s).key()
            != parseMailAddress(u"marieroy@isp.example"_s).key());
        // RFC 6532 §3.1: one letter or a letter and its accent.
        QCOMPARE(parseMailAddress(u"ren\u00e9@isp.example"_s).key(),
            parseMailAddress(u"rene\u0301@isp.example"_s).key());
    }

    void takesNothingThatCannotBeSeen()
    {
        for (const QChar c : u"\u200b\u2060\ufeff\u00ad\u200e\u202e"_s)
            QVERIFY(!parseMailAddress(u"marie"_s + c + u"@isp.example"_s).isMailable());
    }

    /// Whatever comes in: it ends, and what may be mailed is one line that reads back as itself.
    void survivesAnything()
    {
        QRandomGenerator random(20260101);
        const QString signs =
            u"aZ09.@@\"\\()[]<>:; \t\r\n-+éß漢,ipIP:v6\u200f"_s + QChar(0) + QChar(0xd83d);
        for (int i = 0; i < 50000; ++i) {
            QString text;
            for (int length = random.bounded(24); length >= 0; --length) {
                text += signs.at(random.bounded(int(signs.size())));
            }
            const MailAddress parsed = parseMailAddress(text);
            if (parsed.isMailable()) {
                const MailAddress again = parseMailAddress(parsed.text());
                QVERIFY2(again == parsed, qPrintable(text));
                QVERIFY(!parsed.text().contains(u'\n') && !parsed.text().contains(u'\r'));
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestMailAddress)
#include "tst_mailaddress.moc"
