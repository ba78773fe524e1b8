// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cpe/tplink/cipher.h"

#include <QTest>

using namespace FibreDesk::Cpe::TpLink;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Plain =
    R"({"data":{"stack":"0,0,0,0,0,0","pstack":"0,0,0,0,0,0"},"operation":"gl","oid":"DEV2_DEV_INFO"})"_ba;
const SessionKey Cbc{
    .family = Family::Cbc, .key = "1234567890123456"_ba, .iv = "6543210987654321"_ba};
const SessionKey Gcm{.family = Family::Gcm, .key = "1234567890123456"_ba, .iv = "210987654321"_ba};

// openssl enc -aes-128-cbc -K 31323334353637383930313233343536
//     -iv 36353433323130393837363534333231 -a -A
const QByteArray CbcAnswer =
    "Ycya5JYUH/J1hXA0xMd+jzke4u8Ts6+ZBWm8zWQICnx/azG2xj2FisRl09Zx82FDIG7Cqc8S8IAd2/9VDp5HPhvM6edG"
    "8g8UdVk99MDcg4nESJXxjsz6QuIMOsZExU0+"_ba;
// openssl enc -aes-128-ctr with the counter at 2, and the tag of GHASH over it under
// openssl enc -aes-128-ecb.
const QByteArray GcmData =
    "xYEJdpRZZhRAoQkmCZKs9unbXk/FgY9sLQFC/HJLhAic4eKlXMYAxUObYJlElZOmqjsRSyDNmWJiQLQQKzJRdgQ05Se8"
    "6mKnKJEk538ILsqp+dm9rIKS5HIl7NP0YA=="_ba;
const QByteArray GcmTag = "tePPC/NM3H1Z7rRbpN+LGQ=="_ba;

// openssl genrsa 512, then per block of 64 bytes:
// openssl pkeyutl -encrypt -pubin -pkeyopt rsa_padding_mode:none
const PublicKey Rsa{.modulus = "D8CC8FE0F1A1E77094E06A6A328D65B09D21D4BF37FF79AE615A90ADFBDB7B4AF38"
                               "05A9B8C1023B4296064768B2D3992"
                               "1266B689D5FB8806E3BEBDE331BAF55D"_ba,
    .exponent = "010001"_ba,
    .sequence = 0};
const QByteArray Signature = "cceb2c9cc87c2b01e4436d08e13d2dd9f2ec90f69a80861739b350ffad6a433a9c7a5"
                             "521241395104110a436c8d01fb1"
                             "fdd5453f9c69033a5593d88a9c5deb6f77065f4dadef0ce3aa79a9285a47b0225eb0c"
                             "89c65af1da82a2d0569b9c53dec"
                             "9407b766c7ea7e1aa05eed026d8c09f0ee20656b27dc9afad8b470974eb7c1b3"_ba;

} // namespace

class TestTpLinkCipher : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cbcAgreesWithOpenSsl();
    void gcmAgreesWithOpenSsl();
    void aChangedGcmAnswerIsRefused();
    void anAnswerUnderAnotherKeyIsRefused();
    void textsOfEveryLengthComeBack();
    void theUsersHashIsThatOfNameAndPassword();
    void theSignatureAgreesWithOpenSsl();
    void aSignatureFillsItsBlocks();
    void aKeyThatIsNoneSignsNothing_data();
    void aKeyThatIsNoneSignsNothing();
    void sessionKeysAreDigitsAndNeverTheSame();
};

void TestTpLinkCipher::cbcAgreesWithOpenSsl()
{
    QCOMPARE(seal(Cbc, Plain), (Sealed{.data = CbcAnswer}));
    QCOMPARE(unseal(Cbc, CbcAnswer), Plain);
    QCOMPARE(unseal(Cbc, CbcAnswer + "\r\n"), Plain);
}

void TestTpLinkCipher::gcmAgreesWithOpenSsl()
{
    QCOMPARE(seal(Gcm, Plain), (Sealed{.data = GcmData, .tag = GcmTag}));
    QCOMPARE(unseal(Gcm, GcmData + GcmTag), Plain);
}

void TestTpLinkCipher::aChangedGcmAnswerIsRefused()
{
    QByteArray changed = GcmData + GcmTag;
    changed[3] = changed.at(3) == 'A' ? 'B' : 'A';
    QVERIFY(!unseal(Gcm, changed));
    QVERIFY(!unseal(Gcm, GcmData));
    QVERIFY(!unseal(Gcm, GcmData + GcmTag.first(20)));
    QVERIFY(!unseal(Gcm, {}));
}

void TestTpLinkCipher::anAnswerUnderAnotherKeyIsRefused()
{
    QVERIFY(!unseal(Cbc, GcmData + GcmTag));
    QVERIFY(!unseal(Gcm, CbcAnswer));
    QVERIFY(!unseal(Cbc, "<html>"));
    QVERIFY(!unseal(Cbc, {}));
    SessionKey longer = Cbc;
    longer.key += '7';
    QVERIFY(!unseal(longer, CbcAnswer));
    QVERIFY(!seal(longer, Plain));
}

void TestTpLinkCipher::textsOfEveryLengthComeBack()
{
    QByteArray text;
    for (int length = 0; length < 70; ++length) {
        for (const SessionKey &key : {Cbc, Gcm}) {
            const auto sealed = seal(key, text);
            QVERIFY(sealed);
            QCOMPARE(unseal(key, sealed->data + sealed->tag), text);
        }
        text += char(length * 37);
    }
}

void TestTpLinkCipher::theUsersHashIsThatOfNameAndPassword()
{
    // printf usersecret | openssl dgst -md5
    QCOMPARE(userHash("user", "secret"), "d67673f506f955d7c61821867a3a41dc"_ba);
    QCOMPARE(userHash("user", u"S3cret-é"_s.toUtf8()), "02df17e7c5e09d878440cc6cd05829a2"_ba);
}

void TestTpLinkCipher::theSignatureAgreesWithOpenSsl()
{
    const QByteArray text = signInText(Cbc, "02df17e7c5e09d878440cc6cd05829a2"_ba, 1234);
    QCOMPARE(text,
        "key=1234567890123456&iv=6543210987654321&h=02df17e7c5e09d878440cc6cd05829a2&s=1234"_ba);
    QCOMPARE(sign(Rsa, text), Signature);
    QCOMPARE(
        signInText(Gcm, "h", 1), "key=MTIzNDU2Nzg5MDEyMzQ1Ng==&iv=MjEwOTg3NjU0MzIx&h=h&s=1"_ba);
}

void TestTpLinkCipher::aSignatureFillsItsBlocks()
{
    const QByteArray hash(32, 'a');
    QCOMPARE(sign(Rsa, signInText(Cbc, hash, 1)).value().size(), 256);
    QCOMPARE(sign(Rsa, signInText(Gcm, hash, 1)).value().size(), 256);
    QCOMPARE(sign(Rsa, callText(hash, 1)).value().size(), 128);
    QCOMPARE(sign(Rsa, QByteArray(64, 'a')).value().size(), 128);
    // A power that begins with zeroes keeps them.
    PublicKey identity = Rsa;
    identity.exponent = "01"_ba;
    QCOMPARE(sign(identity, "\x01"_ba).value(), "01"_ba + QByteArray(126, '0'));
    QCOMPARE(sign(identity, "\0\x01"_ba.first(2)).value(), "0001"_ba + QByteArray(124, '0'));
}

void TestTpLinkCipher::aKeyThatIsNoneSignsNothing_data()
{
    QTest::addColumn<QByteArray>("modulus");
    QTest::addColumn<QByteArray>("exponent");
    QTest::newRow("empty") << QByteArray() << Rsa.exponent;
    QTest::newRow("no hex") << "xyz"_ba << Rsa.exponent;
    QTest::newRow("short") << "D8CC8FE1"_ba << Rsa.exponent;
    QTest::newRow("even") << Rsa.modulus.chopped(1) + '0' << Rsa.exponent;
    QTest::newRow("negative") << '-' + Rsa.modulus << Rsa.exponent;
    QTest::newRow("huge") << QByteArray(20'000, 'F') << Rsa.exponent;
    QTest::newRow("no exponent") << Rsa.modulus << QByteArray();
    QTest::newRow("half hex") << Rsa.modulus << "01zz"_ba;
    QTest::newRow("smaller than the text") << "10"_ba + Rsa.modulus.sliced(2) << Rsa.exponent;
}

void TestTpLinkCipher::aKeyThatIsNoneSignsNothing()
{
    QFETCH(const QByteArray, modulus);
    QFETCH(const QByteArray, exponent);
    QVERIFY(!sign({.modulus = modulus, .exponent = exponent}, "key=1"));
}

void TestTpLinkCipher::sessionKeysAreDigitsAndNeverTheSame()
{
    for (const Family family : {Family::Cbc, Family::Gcm}) {
        const SessionKey key = SessionKey::make(family);
        QCOMPARE(key.key.size(), 16);
        QCOMPARE(key.iv.size(), family == Family::Cbc ? 16 : 12);
        for (const char digit : key.key + key.iv)
            QVERIFY(digit >= '0' && digit <= '9');
        QVERIFY(SessionKey::make(family).key != key.key);
    }
}

QTEST_GUILESS_MAIN(TestTpLinkCipher)
#include "tst_tplinkcipher.moc"
