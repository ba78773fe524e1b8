// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatchdesk.h"
#include "sheetcontroller.h"
#include "store/syncstate.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QUrlQuery>

#ifdef FD_HAVE_PDF
#include <QPdfDocument>
#endif

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

namespace {

DaySheet sheetOf(int blocks, const QString &notes = u"Sonner deux fois"_s)
{
    DaySheet sheet{.technician = u"DT-1"_s,
        .name = u"Alice Roy"_s,
        .issuer = u"Fibre du Lac"_s,
        .title = u"Sheet of the day"_s,
        .date = u"Monday 23 November 2026"_s,
        .facts = {u"Shift: 08:00–17:00"_s},
        .emptyText = u"No job on this day."_s,
        .blocks = {},
        .signature = u"Signature"_s,
        .times = u"Arrived / left"_s,
        .foot = u"Made today."_s,
        .pageText = u"Page %1 of %2"_s,
        .fileName = u"alice"_s};
    for (int i = 0; i < blocks; ++i) {
        sheet.blocks.push_back({.travel = u"Drive: about 12 min (estimated)"_s,
            .time = u"09:00–10:00"_s,
            .title = u"%1. Installation · Customer %1"_s.arg(i + 1),
            .mark = {},
            .rows = {{u"Address"_s, u"12, rue des Érables"_s}, {u"Notes"_s, notes}},
            .checks = {u"Work done"_s}});
    }
    return sheet;
}

struct Read {
    int pages = 0;
    QStringList texts;
    QList<QSizeF> sizes;
};

/// What a reader of PDF finds in it.
Read readBack(const QByteArray &pdf)
{
    Read read;
#ifdef FD_HAVE_PDF
    QByteArray bytes = pdf;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QPdfDocument document;
    document.load(&buffer);
    read.pages = document.pageCount();
    for (int page = 0; page < read.pages; ++page) {
        read.texts += document.getAllText(page).text().simplified();
        read.sizes += document.pagePointSize(page);
    }
#else
    Q_UNUSED(pdf)
#endif
    return read;
}

void skipWithoutPdf()
{
#ifndef FD_HAVE_PDF
    QSKIP("This Qt reads no PDF.");
#endif
}

QJsonArray rowsOf(const std::vector<QJsonObject> &rows)
{
    QJsonArray all;
    for (const QJsonObject &row : rows)
        all += row;
    return all;
}

} // namespace

/// The paper of a technician's day: what stands on it, and that nothing of it is cut.
class TestSheets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_desk.reset(); }

    void hasEachPaperSize()
    {
        skipWithoutPdf();
        const Read letter = readBack(sheetPdf({sheetOf(1)}, PdfPaper::Size::Letter));
        QCOMPARE(letter.sizes.value(0).toSize(), QSize(612, 792));
        const Read a4 = readBack(sheetPdf({sheetOf(1)}, PdfPaper::Size::A4));
        QCOMPARE(a4.sizes.value(0).toSize(), QSize(595, 842));
        QVERIFY(letter.texts.value(0).contains(u"Fibre du Lac"_s));
        QVERIFY(letter.texts.value(0).contains(u"12, rue des Érables"_s));
        QVERIFY(letter.texts.value(0).contains(u"Page 1 of 1"_s));
    }

    void longTextsGoOnOverLinesAndPages()
    {
        skipWithoutPdf();
        QStringList words;
        for (int i = 0; i < 2500; ++i)
            words += u"mot%1"_s.arg(i);
        const QString endless = u"x"_s.repeated(400);
        const Read read = readBack(
            sheetPdf({sheetOf(1, words.join(u' ') + u'\n' + endless)}, PdfPaper::Size::Letter));
        QVERIFY(read.pages > 2);
        const QString all = read.texts.join(u' ');
        for (int i = 0; i < 2500; ++i)
            QVERIFY2(all.contains(u"mot%1 "_s.arg(i)), qPrintable(QString::number(i)));
        QCOMPARE(all.count(u'x'), 400);
        QVERIFY(read.texts.last().contains(u"Page %1 of %1"_s.arg(read.pages)));
        // Whose it is stands on each of them.
        for (const QString &page : read.texts)
            QVERIFY(page.contains(u"Alice Roy"_s));
    }

    void aJobIsNotTornApartWhereAPageHasRoomForIt()
    {
        skipWithoutPdf();
        const Read read = readBack(sheetPdf({sheetOf(12)}, PdfPaper::Size::Letter));
        QVERIFY(read.pages > 1);
        for (const QString &page : read.texts)
            QCOMPARE(page.count(u"Installation · Customer"_s), page.count(u"Work done"_s));
    }

    void eachTechnicianHasPagesOfTheirOwn()
    {
        skipWithoutPdf();
        DaySheet other = sheetOf(0);
        other.name = u"Benoit Roux"_s;
        const Read read = readBack(sheetPdf({sheetOf(12), other}, PdfPaper::Size::A4));
        QVERIFY(read.texts.last().contains(u"Benoit Roux"_s));
        QVERIFY(!read.texts.last().contains(u"Alice"_s));
        QVERIFY(read.texts.last().contains(u"Page 1 of 1"_s));
        QVERIFY(read.texts.last().contains(u"No job on this day."_s));
        QVERIFY(read.texts.first().contains(u"Page 1 of %1"_s.arg(read.pages - 1)));
    }

    void tellsTheDayOfATechnician()
    {
        open();
        const DaySheet sheet = made(u"DT-1"_s);
        QCOMPARE(sheet.name, u"Alice Roy"_s);
        QCOMPARE(sheet.issuer, u"Fibre du Lac"_s);
        QVERIFY(sheet.facts.first().contains(u"08:00–17:00"_s));
        QCOMPARE(sheet.blocks.size(), std::size_t(2));
        const SheetBlock &first = sheet.blocks.front();
        QCOMPARE(first.time, u"09:00–10:00"_s);
        QVERIFY2(first.title.contains(u"Customer DJ-1"_s), qPrintable(first.title));
        QVERIFY(first.travel.contains(u"not known"_s)); // Alice's home has no position
        QVERIFY2(sheet.blocks.back().travel.contains(u"estimated"_s),
            qPrintable(sheet.blocks.back().travel));
        QCOMPARE(row(first, u"Address"_s), u"12, rue des Érables, Saint-Rémi, J0L 2L0"_s);
        QCOMPARE(row(first, u"Access"_s), u"Chien"_s);
        QVERIFY(row(first, u"Phone"_s).contains(u"555"_s));
        QCOMPARE(row(first, u"Needed"_s), u"Fusion, level 2"_s);
        QCOMPARE(
            row(first, u"To bring"_s), u"ONT Nokia G-010G ABC1 (EQP-1), to install\n2 × Cable"_s);
        QVERIFY(row(first, u"On site"_s).contains(u"Router"_s));
        QCOMPARE(first.checks, QStringList{u"Power measured"_s});
        QCOMPARE(row(sheet.blocks.back(), u"To bring"_s), u"nothing noted"_s);
        QVERIFY(sheet.blocks.back().checks.size() > 1);
        QVERIFY2(sheet.foot.contains(u"as ERPNext had them"_s), qPrintable(sheet.foot));
        QVERIFY(!m_sheets->needsError().isSet());
    }

    void hasNoSecretOnIt()
    {
        open();
        (void)made(u"DT-1"_s);
        for (const SheetBlock &block : m_sheets->sheets().front().blocks) {
            for (const SheetRow &line : block.rows)
                QVERIFY2(!line.text.contains(u"hunter2"_s), qPrintable(line.text));
        }
        // Nor was it asked for.
        for (const SeenRequest &request : m_desk->bench.erp.server.requests())
            QVERIFY2(!request.target.contains("password"), request.target.constData());
    }

    void saysThatThereIsNoJob()
    {
        open();
        const DaySheet sheet = made(u"DT-2"_s);
        QVERIFY(sheet.blocks.empty());
        QCOMPARE(sheet.emptyText, u"No job on this day."_s);
    }

    void everybodyIsWhoHasAJob()
    {
        open();
        m_sheets->open({});
        QTRY_VERIFY(m_sheets->hasFile());
        QCOMPARE(m_sheets->sheetCount(), 1);
        QVERIFY(m_desk->desk->assign(u"DJ-3"_s, u"DT-2"_s, 13 * 60));
        QVERIFY(m_sheets->isStale());
        m_sheets->make();
        QVERIFY(!m_sheets->isStale());
        QTRY_COMPARE(m_sheets->sheetCount(), 2);
    }

    void marksWhatErpnextHasNotConfirmed()
    {
        open();
        m_desk->bench.erp.before = [this](const SeenRequest &request) {
            return request.verb == "PUT" ? std::optional(FakeErp::lost()) : lists(request);
        };
        QVERIFY(m_desk->desk->moveTo(u"DJ-1"_s, 8 * 60));
        const DaySheet sheet = made(u"DT-1"_s);
        QVERIFY2(sheet.blocks.front().mark.contains(u"Not confirmed"_s),
            qPrintable(sheet.blocks.front().mark));
        QCOMPARE(sheet.blocks.back().mark, QString());
    }

    void saysWhatCouldNotBeRead()
    {
        open();
        m_desk->bench.erp.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.target.contains("Dispatch%20Job%20"))
                return FakeErp::refusal(u"You may not list these"_s);
            return {};
        };
        const DaySheet sheet = made(u"DT-1"_s);
        QVERIFY(m_sheets->needsError().isSet());
        QVERIFY2(row(sheet.blocks.front(), u"To bring"_s).contains(u"You may not list these"_s),
            qPrintable(row(sheet.blocks.front(), u"To bring"_s)));
        // Without a connection too.
        m_sheets->setOnline(false);
        m_sheets->make();
        QTRY_VERIFY(m_sheets->hasFile());
        QVERIFY(row(m_sheets->sheets().front().blocks.front(), u"To bring"_s)
                .startsWith(u"could not be read"_s));
    }

    void keepsOneFileOrOneEach()
    {
        open();
        QVERIFY(m_desk->desk->assign(u"DJ-3"_s, u"DT-2"_s, 13 * 60));
        m_sheets->open({});
        QTRY_COMPARE(m_sheets->sheetCount(), 2);
        QTRY_VERIFY(m_sheets->hasFile());
        QSignalSpy noticed(m_sheets, &SheetController::noticed);
        const QTemporaryDir folder;
        m_sheets->saveAs(QUrl::fromLocalFile(folder.filePath(u"all.pdf"_s)));
        QTRY_COMPARE(noticed.size(), 1);
        m_sheets->saveEach(QUrl::fromLocalFile(folder.path()));
        QTRY_COMPARE(noticed.size(), 2);
        const QStringList files = QDir(folder.path()).entryList(QDir::Files);
        QCOMPARE(files,
            (QStringList{u"2026-11-23-Alice-Roy-DT-1.pdf"_s, u"2026-11-23-Benoit-Roux-DT-2.pdf"_s,
                u"all.pdf"_s}));
        QCOMPARE(noticed.last().last().toString(), u"ok"_s);
        m_sheets->saveAs(QUrl::fromLocalFile(folder.filePath(u"none/all.pdf"_s)));
        QTRY_COMPARE(noticed.size(), 3);
        QCOMPARE(noticed.last().last().toString(), u"danger"_s);
    }

    void leavesNothingBehind()
    {
        open();
        (void)made(u"DT-1"_s);
        const QString path = m_sheets->path();
        QVERIFY(QFile::exists(path));
        m_sheets->setPaper(u"a4"_s);
        QTRY_VERIFY(m_sheets->hasFile() && m_sheets->path() != path);
        QTRY_VERIFY(!QFile::exists(path));
        m_sheets->close();
        QTRY_VERIFY(QDir(m_folder.path()).entryList(QDir::Dirs | QDir::NoDotAndDotDot).isEmpty()
            || QDir(m_folder.filePath(QString::number(QCoreApplication::applicationPid())))
                .isEmpty());
        QVERIFY(!m_sheets->isOpen());
    }

private:
    /// The child tables as a list request asks for them.
    static std::optional<ScriptedAnswer> lists(const SeenRequest &request)
    {
        QJsonArray rows;
        if (request.target.contains("Dispatch%20Job%20Equipment"))
            rows = rowsOf({{{u"name"_s, u"r1"_s}, {u"parent"_s, u"DJ-1"_s}, {u"idx"_s, 1},
                {u"equipment"_s, u"EQP-1"_s}, {u"action"_s, u"install"_s}}});
        else if (request.target.contains("Dispatch%20Job%20Material"))
            rows = rowsOf({{{u"name"_s, u"r2"_s}, {u"parent"_s, u"DJ-1"_s}, {u"idx"_s, 1},
                {u"item"_s, u"Cable"_s}, {u"quantity"_s, 2.0}}});
        else if (request.target.contains("Dispatch%20Job%20Check"))
            rows = rowsOf({{{u"name"_s, u"r3"_s}, {u"parent"_s, u"DJ-1"_s}, {u"idx"_s, 1},
                {u"label"_s, u"Power measured"_s}}});
        else
            return {};
        return FakeHttpServer::json(
            QJsonDocument(QJsonObject{{u"data"_s, rows}}).toJson(QJsonDocument::Compact));
    }

    void open()
    {
        m_desk = std::make_unique<DispatchDesk>();
        m_desk->bench.erp.before = [](const SeenRequest &request) { return lists(request); };
        m_desk->put(u"DJ-1"_s, u"DT-1"_s, u"09:00:00"_s,
            {{u"service_location"_s, u"LOC-1"_s}, {u"address"_s, u"12, rue des Érables"_s},
                {u"tags"_s,
                    QJsonArray{QJsonObject{{u"name"_s, u"t1"_s}, {u"tag"_s, u"Fusion"_s},
                        {u"level"_s, 2}, {u"required"_s, 1}}}}});
        m_desk->put(u"DJ-2"_s, u"DT-1"_s, u"11:00:00"_s, {{u"latitude"_s, 45.6}});
        const QString modified = u"2026-11-20 06:00:00.000001"_s;
        m_desk->store(u"location"_s,
            {{{u"name"_s, u"LOC-1"_s}, {u"modified"_s, modified}, {u"city"_s, u"Saint-Rémi"_s},
                {u"postal_code"_s, u"J0L 2L0"_s}, {u"access_notes"_s, u"Chien"_s},
                {u"contact_phone"_s, u"+15145550142"_s}}});
        m_desk->store(u"equipment"_s,
            {{{u"name"_s, u"EQP-1"_s}, {u"modified"_s, modified}, {u"equipment_type"_s, u"ONT"_s},
                 {u"brand"_s, u"Nokia"_s}, {u"model"_s, u"G-010G"_s},
                 {u"serial_number"_s, u"ABC1"_s}},
                {{u"name"_s, u"EQP-2"_s}, {u"modified"_s, modified},
                    {u"equipment_type"_s, u"Router"_s}, {u"service_location"_s, u"LOC-1"_s},
                    {u"wifi_password"_s, u"hunter2"_s}, {u"sip_password"_s, u"hunter2"_s}}});
        QVERIFY(m_desk->open());
        const auto done = QCoro::waitFor(m_desk->mirror()->write(
            [this](QSqlDatabase &db) { return Store::noteSuccess(db, u"job"_s, m_desk->now); }));
        QVERIFY(done.has_value());
        m_sheets = m_desk->desk->sheets();
        m_sheets->setIssuer(u"Fibre du Lac"_s);
        m_sheets->setFolder(m_folder.path());
        m_sheets->setServer(m_desk->bench.client.get());
    }

    DaySheet made(const QString &technician)
    {
        m_sheets->open(technician);
        if (!QTest::qWaitFor([this] { return m_sheets->hasFile(); }) || m_sheets->sheets().empty())
            return {};
        return m_sheets->sheets().front();
    }

    static QString row(const SheetBlock &block, const QString &label)
    {
        const auto found = std::ranges::find(block.rows, label, &SheetRow::label);
        return found == block.rows.end() ? QString() : found->text;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<DispatchDesk> m_desk;
    SheetController *m_sheets = nullptr;
};

QTEST_MAIN(TestSheets)
#include "tst_sheets.moc"
