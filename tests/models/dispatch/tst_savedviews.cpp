// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dispatchdesk.h"
#include "savedviews.h"

#include <QJsonArray>
#include <QSignalSpy>

using namespace FibreDesk;
using namespace FibreDesk::Dispatch;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

/// Views of the board: this user's own, and those shared through ERPNext.
class TestSavedViews : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<DispatchDesk>();
        FakeErp &erp = m_desk->bench.erp;
        erp.uniqueFields = {u"title"_s};
        erp.before = [this](const SeenRequest &request) { return presets(request); };
        put(u"P-1"_s, u"By group"_s, uR"({"span":"week","order":1,"colourMode":"status"})"_s);
        put(u"P-2"_s, u"Broken"_s, u"{\"span\":\"we"_s);
        put(u"P-3"_s, u"Taken back"_s, u"{}"_s, 0);
        QVERIFY(m_desk->open());
        m_views = m_desk->desk->savedViews();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_views, QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_views->setServer(m_desk->bench.client.get());
        m_views->refresh();
        QTRY_VERIFY(m_views->canShare());
    }

    void cleanup()
    {
        m_tester.reset();
        m_desk.reset();
    }

    void listsTheSharedOnesWithTheirMakers()
    {
        QCOMPARE(names(), (QStringList{u"Broken"_s, u"By group"_s}));
        const ViewRow &row = *find(u"By group"_s);
        QVERIFY(row.isShared);
        QCOMPARE(row.owner, u"anna@desk.example"_s);
        QVERIFY2(row.detail.contains(u"Week"_s) && row.detail.contains(u"by group"_s),
            qPrintable(row.detail));
        QVERIFY(m_views->sharedText().isEmpty());
    }

    void showsTheBoardLikeAView()
    {
        DispatchController &desk = *m_desk->desk;
        QVERIFY(m_views->apply(find(u"By group"_s)->id));
        QCOMPARE(desk.view()->order(), int(BoardView::ByGroup));
        QCOMPARE(desk.load()->span(), int(LoadController::Week));
        QCOMPARE(m_views->current(), find(u"By group"_s)->id);
        QVERIFY(find(u"By group"_s)->isCurrent);
        // As soon as the board looks otherwise, it is that view no more.
        desk.setFilterTag(u"Fusion"_s);
        QVERIFY(m_views->current().isEmpty());
        desk.setFilterTag({});
        QCOMPARE(m_views->current(), find(u"By group"_s)->id);
    }

    void leavesBrokenJsonAlone()
    {
        QSignalSpy noticed(m_views, &SavedViews::noticed);
        const QString id = find(u"Broken"_s)->id;
        QVERIFY(!find(u"Broken"_s)->problem.isEmpty());
        const int order = m_desk->desk->view()->order();
        QVERIFY(!m_views->apply(id));
        QVERIFY(!m_views->replace(id));
        QVERIFY(!m_views->unshare(id));
        QCOMPARE(noticed.size(), 3);
        QVERIFY(noticed.first().first().toString().contains(u"Broken"_s));
        QCOMPARE(m_desk->desk->view()->order(), order);
        QCOMPARE(m_desk->bench.erp.count("PUT"), 0);
        QCOMPARE(m_desk->bench.erp.document(u"P-2"_s).value("filters"_L1).toString(),
            u"{\"span\":\"we"_s);
    }

    void keepsItsOwnInTheText()
    {
        DispatchController &desk = *m_desk->desk;
        desk.view()->setHidesOff(true);
        desk.setFilterKind(int(JobKind::Repair));
        QVERIFY(m_views->save(u"Repairs"_s));
        QCOMPARE(m_views->current(), find(u"Repairs"_s)->id);
        const QString text = m_views->text();
        desk.view()->setHidesOff(false);
        desk.setFilterKind(-1);
        QVERIFY(m_views->rename(find(u"Repairs"_s)->id, u"Other"_s));
        m_views->restore(text);
        QVERIFY(m_views->apply(find(u"Repairs"_s)->id));
        QVERIFY(desk.view()->hidesOff());
        QCOMPARE(desk.filterKind(), int(JobKind::Repair));
        QSignalSpy noticed(m_views, &SavedViews::noticed);
        QVERIFY(!m_views->save(u" repairs "_s)); // the name is taken
        QVERIFY(!m_views->save(u"  "_s));
        QCOMPARE(noticed.size(), 2);
        m_views->remove(find(u"Repairs"_s)->id);
        QVERIFY(!find(u"Repairs"_s));
    }

    void hidesNothingForAKindOfWorkThatThereIsNot()
    {
        m_views->restore(
            uR"({"own":[{"id":"mine:1","name":"Odd","view":{"filterKind":99}}],"shared":{}})"_s);
        QVERIFY(m_views->apply(u"mine:1"_s));
        QCOMPARE(m_desk->desk->filterKind(), -1);
    }

    void knowsTheSharedOnesWithoutANetwork()
    {
        const QString text = m_views->text();
        DispatchDesk other;
        QVERIFY(other.open());
        SavedViews &views = *other.desk->savedViews();
        views.restore(text);
        QCOMPARE(views.count(), 2);
        QVERIFY(!views.canShare());
        QVERIFY2(
            views.sharedText().startsWith(u"Shared views as of"_s), qPrintable(views.sharedText()));
    }

    void sharesThroughTheOutbox()
    {
        m_desk->desk->view()->setCompact(true);
        QVERIFY(m_views->save(u"Compact"_s));
        QVERIFY(m_views->share(find(u"Compact"_s)->id));
        QTRY_VERIFY(find(u"Compact"_s) && find(u"Compact"_s)->isShared);
        QTRY_COMPARE(names().count(u"Compact"_s), 1);
        const QJsonObject made = m_desk->bench.erp.document(u"NEW-1"_s);
        QCOMPARE(made.value("title"_L1).toString(), u"Compact"_s);
        QCOMPARE(made.value("is_shared"_L1).toInt(), 1);
        QVERIFY(QJsonDocument::fromJson(made.value("filters"_L1).toString().toUtf8())
                .object()
                .value("compact"_L1)
                .toBool());
    }

    void keepsItsOwnWhereSharingIsRefused()
    {
        m_desk->bench.erp.before = [this](const SeenRequest &request) {
            return request.verb == "POST" ? FakeErp::refusal(u"Title must be unique"_s)
                                          : presets(request);
        };
        QSignalSpy noticed(m_views, &SavedViews::noticed);
        QVERIFY(m_views->save(u"Mine"_s));
        QVERIFY(m_views->share(find(u"Mine"_s)->id));
        QTRY_VERIFY(find(u"Mine"_s)->isFailed);
        QVERIFY2(find(u"Mine"_s)->state.contains(u"Title must be unique"_s),
            qPrintable(find(u"Mine"_s)->state));
        QVERIFY(!find(u"Mine"_s)->isShared);
        QCOMPARE(noticed.size(), 1);
    }

    void updatesASharedOneAndKeepsWhatItDoesNotKnow()
    {
        const QString id = find(u"By group"_s)->id;
        QVERIFY(m_views->apply(id));
        m_desk->desk->view()->setOrder(BoardView::ByLoad);
        QVERIFY(m_views->replace(id));
        QTRY_COMPARE(filters(u"P-1"_s).value("order"_L1).toInt(), int(BoardView::ByLoad));
        QCOMPARE(filters(u"P-1"_s).value("colourMode"_L1).toString(), u"status"_s);
        QTRY_VERIFY(find(u"By group"_s)->state.isEmpty());
        QCOMPARE(m_views->current(), id);
    }

    void aColleaguesChangeStandsAgainstOurs()
    {
        m_desk->bench.erp.touch(u"P-1"_s, {{u"filters"_s, u"{\"span\":\"month\"}"_s}});
        QSignalSpy noticed(m_views, &SavedViews::noticed);
        const QString id = find(u"By group"_s)->id;
        QVERIFY(m_views->replace(id));
        QTRY_VERIFY(find(u"By group"_s)->isFailed);
        QCOMPARE(noticed.size(), 1);
        QCOMPARE(filters(u"P-1"_s).value("span"_L1).toString(), u"month"_s);
    }

    void takesOneBackForItself()
    {
        QVERIFY(m_views->unshare(find(u"By group"_s)->id));
        QTRY_COMPARE(m_desk->bench.erp.document(u"P-1"_s).value("is_shared"_L1).toInt(), 0);
        QTRY_COMPARE(names().count(u"By group"_s), 1);
        QVERIFY(!find(u"By group"_s)->isShared);
        // And shares it again: the same document.
        QVERIFY(m_views->share(find(u"By group"_s)->id));
        QTRY_COMPARE(m_desk->bench.erp.document(u"P-1"_s).value("is_shared"_L1).toInt(), 1);
        QTRY_VERIFY(find(u"By group"_s)->isShared);
        QCOMPARE(names().count(u"By group"_s), 1);
        QVERIFY(!m_desk->bench.erp.documents.contains(u"NEW-1"_s));
    }

    void renamesASharedOne()
    {
        QVERIFY(m_views->rename(find(u"By group"_s)->id, u"Teams"_s));
        QTRY_VERIFY(find(u"Teams"_s));
        QCOMPARE(m_desk->bench.erp.document(u"P-1"_s).value("title"_L1).toString(), u"Teams"_s);
    }

    void removesOneOnlyAsItWasSeen()
    {
        const QString id = find(u"By group"_s)->id;
        QVERIFY2(m_views->removalText(id).contains(u"anna@desk.example"_s),
            qPrintable(m_views->removalText(id)));
        m_desk->bench.erp.touch(u"P-1"_s, {{u"filters"_s, u"{}"_s}});
        QSignalSpy noticed(m_views, &SavedViews::noticed);
        m_views->remove(id);
        QTRY_COMPARE(noticed.size(), 1);
        QVERIFY2(noticed.first().first().toString().contains(u"bert@desk.example"_s),
            qPrintable(noticed.first().first().toString()));
        QVERIFY(m_desk->bench.erp.documents.contains(u"P-1"_s));
        // It has been read again since.
        QTRY_VERIFY(!m_views->isReading());
        m_views->remove(id);
        QTRY_VERIFY(!find(u"By group"_s));
        QVERIFY(!m_desk->bench.erp.documents.contains(u"P-1"_s));
    }

    void namesWhatPointsAtOneBeforeItGoes()
    {
        QByteArray answer =
            R"({"message":{"Dispatch Technician":[{"name":"DT-1"},{"name":"DT-2"},{"name":"DT-3"},
            {"name":"DT-4"}]}})";
        m_desk->bench.erp.before = [&](const SeenRequest &request) {
            return request.target.contains("linked_with")
                ? std::optional(FakeHttpServer::json(answer))
                : presets(request);
        };
        const QString id = find(u"By group"_s)->id;
        m_views->askDependents(id);
        QTRY_VERIFY2(m_views->dependentsText().contains(u"Dispatch Technician (4)"_s),
            qPrintable(m_views->dependentsText()));
        QVERIFY(m_views->dependentsText().contains(u"DT-1, DT-2, DT-3…"_s));
        answer = R"({"message":{}})";
        m_views->askDependents(id);
        QTRY_COMPARE(m_views->dependentsText(), u"Nothing in ERPNext points here."_s);
        answer = "<html>";
        m_views->askDependents(id);
        QTRY_VERIFY(m_views->dependentsText().startsWith(u"Whether something"_s));
    }

    void whoMayNotDeleteKeepsWhatIsShared()
    {
        const QString id = find(u"By group"_s)->id;
        QSignalSpy noticed(m_views, &SavedViews::noticed);
        m_views->setRemovalRefusal(u"not yours"_s);
        m_views->remove(id);
        QCOMPARE(noticed.size(), 1);
        QCOMPARE(noticed.first().first().toString(), u"not yours"_s);
        QCOMPARE(m_desk->bench.erp.count("DELETE"), 0);
        QVERIFY(find(u"By group"_s));
        QSignalSpy ended(m_views, &SavedViews::removalEnded);
        m_views->setRemovalRefusal({});
        m_views->remove(id);
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(ended.first().at(1).toString(), u"By group"_s);
        QCOMPARE(ended.first().at(2).toString(), QString());
    }

    void aPlainSiteHasOnlyItsOwn()
    {
        m_desk->bench.erp.before = [](const SeenRequest &request) -> std::optional<ScriptedAnswer> {
            if (request.target.contains("Dispatch%20Preset"))
                return FakeErp::recorded(u"v1-not-found.json"_s, 404);
            return {};
        };
        m_views->refresh();
        QTRY_VERIFY(!m_views->canShare());
        QVERIFY2(m_views->sharedText().contains(u"Dispatch Preset"_s),
            qPrintable(m_views->sharedText()));
        QCOMPARE(m_views->count(), 0);
        QVERIFY(m_views->save(u"Mine"_s));
        QSignalSpy noticed(m_views, &SavedViews::noticed);
        QVERIFY(!m_views->share(find(u"Mine"_s)->id));
        QCOMPARE(noticed.size(), 1);
    }

    void whatCannotBeReadAgainStaysWithItsAge()
    {
        m_desk->bench.erp.before = [](const SeenRequest &) { return FakeErp::lost(); };
        m_views->refresh();
        QTRY_VERIFY(!m_views->isReading());
        QCOMPARE(m_views->count(), 2);
        QVERIFY2(m_views->sharedText().contains(u"could not be read again"_s),
            qPrintable(m_views->sharedText()));
    }

private:
    void put(const QString &id, const QString &title, const QString &filters, int isShared = 1)
    {
        m_desk->bench.erp.put(id,
            {{u"doctype"_s, u"Dispatch Preset"_s}, {u"title"_s, title}, {u"filters"_s, filters},
                {u"is_shared"_s, isShared}, {u"owner"_s, u"anna@desk.example"_s}});
    }

    /// Lists whole presets, and removes them.
    std::optional<ScriptedAnswer> presets(const SeenRequest &request)
    {
        if (!request.target.contains("Dispatch%20Preset"))
            return {};
        FakeErp &erp = m_desk->bench.erp;
        if (request.verb == "DELETE") {
            erp.documents.remove(QString::fromUtf8(request.target.split('/').last()));
            return FakeHttpServer::json("{\"data\":\"ok\"}", 202);
        }
        const bool isList = request.verb == "GET" && request.target.contains("/resource/")
            && request.target.contains('?');
        if (!isList)
            return {};
        QJsonArray rows;
        for (const QJsonObject &document : std::as_const(erp.documents)) {
            if (document.contains("title"_L1))
                rows += document;
        }
        return FakeHttpServer::json(
            QJsonDocument(QJsonObject{{u"data"_s, rows}}).toJson(QJsonDocument::Compact));
    }

    [[nodiscard]] QStringList names() const
    {
        QStringList names;
        for (const ViewRow &row : m_views->rows())
            names += row.name;
        return names;
    }

    [[nodiscard]] const ViewRow *find(const QString &name) const
    {
        const auto found = std::ranges::find(m_views->rows(), name, &ViewRow::name);
        return found == m_views->rows().end() ? nullptr : &*found;
    }

    [[nodiscard]] QJsonObject filters(const QString &id) const
    {
        return QJsonDocument::fromJson(
            m_desk->bench.erp.document(id).value("filters"_L1).toString().toUtf8())
            .object();
    }

    std::unique_ptr<DispatchDesk> m_desk;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    SavedViews *m_views = nullptr;
};

QTEST_GUILESS_MAIN(TestSavedViews)
#include "tst_savedviews.moc"
