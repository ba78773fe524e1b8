// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/database.h"
#include "store/migrations.h"
#include "store/mirrorschema.h"
#include "store/syncstate.h"
#include "sync/page.h"

#include <QTemporaryDir>
#include <QTest>

using namespace FibreDesk;
using namespace FibreDesk::Sync;
using namespace Qt::StringLiterals;

namespace {

/// One row of the first fill, which goes from the newest back.
Page pageOf(const QString &id, const QString &modified)
{
    Page page;
    page.documents = {QJsonObject{{u"name"_s, id}, {u"modified"_s, modified}}};
    page.ids = {id};
    page.newestModified = modified;
    page.lastModified = modified;
    page.lastName = id;
    return page;
}

} // namespace

class TestPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_db = Store::openDatabase(
            m_directory->filePath(u"m.sqlite"_s), u"page"_s, Store::Access::ReadWrite)
                   .value();
        QVERIFY(Store::migrate(m_db));
    }

    void cleanup()
    {
        m_db.close();
        m_db = {};
        QSqlDatabase::removeDatabase(u"page"_s);
    }

    void thePageThatIsNextMovesTheCursor()
    {
        const auto first = writeFillPage(m_db, kind(), pageOf(u"C-3"_s, u"2026-03"_s), {}, now());
        QVERIFY(first && first->isNext);
        const auto second = writeFillPage(m_db, kind(), pageOf(u"C-2"_s, u"2026-02"_s),
            {.modified = u"2026-03"_s, .name = u"C-3"_s}, now());
        QVERIFY(second && second->isNext);
        QCOMPARE(second->rows, 2);
        const auto state = Store::kindState(m_db, kind());
        QCOMPARE(state->cursorModified, u"2026-02"_s);
        QCOMPARE(state->cursorName, u"C-2"_s);
        QCOMPARE(state->highModified, u"2026-03"_s);
    }

    void aPageOfAFileThatIsGoneLeavesCursorAndMarkOfTheNewOneAlone()
    {
        const auto late = writeFillPage(m_db, kind(), pageOf(u"C-2"_s, u"2026-02"_s),
            {.modified = u"2026-03"_s, .name = u"C-3"_s}, now());
        QVERIFY(late && !late->isNext);
        const auto state = Store::kindState(m_db, kind());
        QVERIFY(state->cursorModified.isEmpty() && state->highModified.isEmpty());
        QVERIFY(!state->isComplete);
        // The row itself is good wherever it lands.
        QCOMPARE(Store::selectValue(m_db, u"SELECT count(*) FROM customer"_s)->toInt(), 1);
    }

    void whoIsBehindDoesNotTakeBackWhatIsComplete()
    {
        Page last = pageOf(u"C-3"_s, u"2026-03"_s);
        last.isLast = true;
        QVERIFY(writeFillPage(m_db, kind(), last, {}, now()));
        const auto behind = writeFillPage(m_db, kind(), pageOf(u"C-4"_s, u"2026-04"_s), {}, now());
        QVERIFY(behind && !behind->isNext);
        const auto state = Store::kindState(m_db, kind());
        QVERIFY(state->isComplete);
        QCOMPARE(state->cursorName, u"C-3"_s);
    }

private:
    static QString kind() { return Store::Kind::Customer; }
    static QDateTime now() { return QDateTime::currentDateTimeUtc(); }

    std::unique_ptr<QTemporaryDir> m_directory;
    QSqlDatabase m_db;
};

QTEST_GUILESS_MAIN(TestPage)
#include "tst_page.moc"
