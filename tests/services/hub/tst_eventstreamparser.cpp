// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hub/eventstreamparser.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

using namespace FibreDesk::Hub;
using namespace Qt::StringLiterals;

namespace {

QString dumped(const std::vector<StreamEvent> &events)
{
    QJsonArray rows;
    for (const StreamEvent &event : events)
        rows.append(QJsonObject{
            {"type"_L1, event.type}, {"data"_L1, event.data}, {"id"_L1, event.lastEventId}});
    return QString::fromUtf8(QJsonDocument(rows).toJson(QJsonDocument::Compact));
}

} // namespace

class TestEventStreamParser : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(QStringLiteral(FD_TEST_DATA "/hub/eventsource-cases.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_cases = QJsonDocument::fromJson(file.readAll()).object().value("format"_L1).toArray();
        QCOMPARE(m_cases.size(), 44);
    }

    void interprets_data()
    {
        QTest::addColumn<QJsonObject>("expected");
        QTest::addColumn<int>("seed"); // -1 whole, 0 byte by byte, else random cuts
        for (const QJsonValue &value : m_cases) {
            const QJsonObject object = value.toObject();
            const QByteArray name = object.value("name"_L1).toString().toUtf8();
            QTest::addRow("%s, whole", name.constData()) << object << -1;
            QTest::addRow("%s, byte by byte", name.constData()) << object << 0;
            for (int seed = 1; seed <= 20; ++seed)
                QTest::addRow("%s, cuts %d", name.constData(), seed) << object << seed;
        }
    }

    void interprets()
    {
        QFETCH(QJsonObject, expected);
        QFETCH(int, seed);
        const QByteArray bytes =
            QByteArray::fromBase64(expected.value("stream_base64"_L1).toString().toLatin1());
        QRandomGenerator random(static_cast<quint32>(std::max(seed, 0)));
        const qsizetype longest = std::max<qsizetype>(8, bytes.size() / 20);

        EventStreamParser parser;
        std::vector<StreamEvent> events;
        for (qsizetype at = 0; at < bytes.size();) {
            const qsizetype piece = seed < 0 ? bytes.size()
                : seed == 0                  ? 1
                                             : random.bounded(1, static_cast<int>(longest));
            const qsizetype length = std::min(piece, bytes.size() - at);
            for (StreamEvent &event : parser.feed(QByteArrayView(bytes).sliced(at, length)))
                events.push_back(std::move(event));
            at += length;
        }

        std::vector<StreamEvent> wanted;
        for (const QJsonValue &value : expected.value("events"_L1).toArray()) {
            const QJsonObject event = value.toObject();
            wanted.push_back({event.value("type"_L1).toString(), event.value("data"_L1).toString(),
                event.value("lastEventId"_L1).toString()});
        }
        if (events != wanted)
            QCOMPARE(dumped(events), dumped(wanted));
        QCOMPARE(parser.lastEventId(), expected.value("last_event_id"_L1).toString());
        const QJsonValue pause = expected.value("reconnection_ms"_L1);
        QCOMPARE(parser.reconnectionTime().has_value(), !pause.isUndefined());
        if (pause.isDouble())
            QCOMPARE(parser.reconnectionTime()->count(), pause.toInteger());
        else if (pause.isString())
            QCOMPARE(*parser.reconnectionTime(), std::chrono::milliseconds(std::chrono::hours(24)));
        QVERIFY(!parser.isOverflowing());
    }

    void continuesFromTheIdOfTheConnectionBefore()
    {
        EventStreamParser parser(u"41"_s);
        QCOMPARE(parser.lastEventId(), u"41"_s);
        const auto events = parser.feed("data:x\n\n");
        QCOMPARE(events.size(), 1);
        QCOMPARE(events.front().lastEventId, u"41"_s);
    }

    void stopsAtAnEndlessLine()
    {
        EventStreamParser parser;
        const QByteArray piece(1024 * 1024, 'x');
        for (int i = 0; i < 17; ++i)
            QVERIFY(parser.feed(piece).empty());
        QVERIFY(parser.isOverflowing());
    }

    void stopsAtAnEndlessEvent()
    {
        EventStreamParser parser;
        const QByteArray line = "data:" + QByteArray(1024 * 1024, 'x') + '\n';
        for (int i = 0; i < 18; ++i)
            QVERIFY(parser.feed(line).empty());
        QVERIFY(parser.isOverflowing());
    }

    void survivesAnyBytes()
    {
        for (quint32 seed = 0; seed < 300; ++seed) {
            QRandomGenerator random(seed);
            static constexpr char signs[] = "\n\r:\0 dateventidretry\xEF\xBB\xBF\xC3 0123";
            const QByteArray alphabet(signs, sizeof signs);
            EventStreamParser whole;
            EventStreamParser cut;
            QByteArray bytes;
            for (int i = 0; i < 400; ++i)
                bytes.append(alphabet[random.bounded(static_cast<int>(alphabet.size()))]);
            std::vector<StreamEvent> events;
            for (const char byte : std::as_const(bytes)) {
                for (StreamEvent &event : cut.feed(QByteArrayView(&byte, 1)))
                    events.push_back(std::move(event));
            }
            QCOMPARE(dumped(events), dumped(whole.feed(bytes)));
            QCOMPARE(cut.lastEventId(), whole.lastEventId());
        }
    }

private:
    QJsonArray m_cases;
};

QTEST_GUILESS_MAIN(TestEventStreamParser)
#include "tst_eventstreamparser.moc"
