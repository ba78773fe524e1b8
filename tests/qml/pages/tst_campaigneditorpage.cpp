// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "campaigneditor.h"
#include "pagehost.h"

#include <QFile>
#include <QImage>
#include <QQuickItem>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace FibreDesk;
using namespace FibreDesk::Tests;
using namespace Qt::StringLiterals;

namespace {

QCoro::Task<Result<void>> begun()
{
    co_return Result<void>();
}

QCoro::Task<Result<Mail::Attempt>> taken()
{
    Mail::Attempt attempt;
    attempt.verdict = Mail::Verdict::Sent;
    attempt.code = 250;
    attempt.text = u"2.0.0 Ok: queued as 4F1C"_s;
    attempt.server = u"relais.isp.example:587"_s;
    co_return Result<Mail::Attempt>(attempt);
}

EditorMail post(int *started)
{
    EditorMail mail;
    mail.server = u"relais.isp.example:587"_s;
    mail.from = u"Votre fournisseur <infolettre@isp.example>"_s;
    mail.ratePerSecond = 5;
    mail.connections = 4;
    mail.start = [started](Compose::CampaignFile, QString) {
        ++*started;
        return begun();
    };
    mail.test = [](Compose::CampaignFile, int, QString) { return taken(); };
    return mail;
}

QUrl peopleFile(const QTemporaryDir &folder, int rows)
{
    static const QStringList first{u"MARIE"_s, u"Jean-François"_s, u"HELENE"_s, u"kevin"_s,
        u"Noémie"_s, u"Pierre Luc"_s, u"Solange"_s, u"Xavier"_s};
    static const QStringList last{u"TREMBLAY"_s, u"O'NEIL"_s, u"Gagnon"_s, u"bouchard"_s,
        u"MACDONALD"_s, u"Lévesque"_s, u"St-Pierre"_s};
    QFile file(folder.filePath(u"abonnes-novembre.csv"_s));
    if (!file.open(QIODevice::WriteOnly)) {
        return {};
    }
    file.write("Abonnés au 1er novembre\n");
    file.write("Courriel;Prénom;Nom;Langue;Adresse;Code postal;Téléphone;Montant;Date de fin\n");
    for (int row = 0; row < rows; ++row) {
        QString email = u"client%1@courriel.example"_s.arg(row);
        if (row % 17 == 5) {
            email = u"client%1@gmial.com"_s.arg(row);
        } else if (row % 29 == 7) {
            email = u"pas une adresse"_s;
        } else if (row % 31 == 9) {
            email = u"client%1@courriel.example"_s.arg(row - 1);
        } else if (row % 37 == 11) {
            email = u"client%1@courriel.example, bureau%1@courriel.example"_s.arg(row);
        }
        file.write(u"%1;%2;%3;%4;%5, rue des Érables;J3X %6B7;450-555-01%7;50;2026-12-31\n"_s
                .arg(email, first[row % first.size()], last[row % last.size()],
                    row % 5 == 0 ? u"en"_s : u"fr"_s)
                .arg(100 + row)
                .arg(row % 10)
                .arg(row % 100, 2, 10, QChar(u'0'))
                .toUtf8());
    }
    return QUrl::fromLocalFile(file.fileName());
}

} // namespace

class TestCampaignEditorPage : public QObject {
    Q_OBJECT

private:
    static void press(const PageHost &host, Qt::Key key, Qt::KeyboardModifiers with = {})
    {
        QTest::keyClick(host.window(), key, with);
        QCoreApplication::processEvents();
    }

    /// Shortcuts belong to the window that has the keyboard.
    static void activate(const PageHost &host)
    {
        host.window()->requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(host.window()));
    }

private Q_SLOTS:
    void init() { PageHost::failOnWarnings(); }

    void goesTheWholeWayWithoutAMouse_data() { PageHost::addLooks(); }

    void goesTheWholeWayWithoutAMouse()
    {
        QTemporaryDir folder;
        int started = 0;
        CampaignEditor editor(folder.filePath(u"drafts"_s), nullptr, post(&started));
        PageHost host("FibreDesk.Test.Pages", "EditorPage", &editor);
        QVERIFY(host.page());
        activate(host);
        editor.setLanguage(host.window()->property("language").toString());
        host.grab(u"editor-0-drafts"_s);
        press(host, Qt::Key_N);
        QVERIFY(editor.isOpen());
        host.grab(u"editor-1-source"_s);
        editor.setName(u"Fibre d’automne"_s);
        editor.audience()->importFile(peopleFile(folder, 220));
        QTRY_COMPARE(editor.audience()->phase(), int(AudienceEditor::Columns));
        host.grab(u"editor-1-columns"_s);
        press(host, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(editor.audience()->isReady());
        QTRY_VERIFY(editor.audience()->selectedRow() >= 0);
        press(host, Qt::Key_Down);
        press(host, Qt::Key_Down);
        QCOMPARE(editor.audience()->selectedRow(), 2);
        host.grab(u"editor-1-recipients"_s);
        press(host, Qt::Key_X);
        QTRY_COMPARE(editor.audience()->counts().byHand, 1);
        editor.audience()->recipients()->setShow(AudienceTableModel::Suggestions);
        editor.audience()->setSelectedRow(5);
        QCoreApplication::processEvents();
        host.grab(u"editor-1-suggestions"_s);
        press(host, Qt::Key_A);
        QTRY_COMPARE(editor.audience()->recipients()->details(5).email, u"client5@gmail.com"_s);
        editor.audience()->acceptAllSuggestions();
        QTRY_COMPARE(editor.audience()->counts().suggestions, 0);
        QTRY_VERIFY(editor.audience()->isReady());
        press(host, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(editor.step(), int(CampaignEditor::Message));
        editor.message()->setSubject(u"{{firstname}}, votre fibre vous attend"_s);
        editor.message()->setUnsubscribe(u"https://isp.example/retrait?a={{email}}"_s);
        editor.message()->setValue(0, u"commitment_months"_s, u"24"_s);
        editor.message()->setBody(
            u"<h2 style=\"color:#1A7F4B\">Bonjour {{firstname}},</h2>\n<p>La fibre arrive au "
            "<b>{{description}}</b>.</p>\n<table width=\"100%\" bgcolor=\"#F2F7F4\" "
            "cellpadding=\"8\">\n<tr><td>Valeur</td><td align=\"right\"><b>{{amount}} $</b>"
            "</td></tr>\n</table>\n<p><a href=\"{{unsubscribe_url}}\">Ne plus recevoir ces "
            "courriels</a></p>\n"_s);
        QTRY_VERIFY(editor.preview()->html().contains(u"Bonjour"_s));
        press(host, Qt::Key_PageDown, Qt::ControlModifier);
        QCOMPARE(editor.preview()->row(), 1);
        editor.preview()->setTestAddress(u"moi@isp.example"_s);
        editor.preview()->sendTest();
        QTRY_COMPARE(editor.preview()->testTone(), u"ok"_s);
        host.grab(u"editor-2-message"_s);
        // An image goes where the cursor is, comes along, and is seen at its size.
        auto *area = host.page()->findChild<QQuickItem *>(u"messageBody"_s);
        auto *page = host.page()->findChild<QQuickItem *>(u"previewPage"_s);
        QVERIFY(area && page);
        const double before = page->implicitHeight();
        QImage logo(120, 200, QImage::Format_RGB32);
        logo.fill(Qt::darkGreen);
        QVERIFY(logo.save(folder.filePath(u"logo.png"_s)));
        const QString body = editor.message()->body();
        editor.message()->addFiles({QUrl::fromLocalFile(folder.filePath(u"logo.png"_s))}, true);
        QTRY_VERIFY(editor.message()->body().contains(u"<img src=\"cid:logo\" alt=\"logo\">"_s));
        QTRY_VERIFY(page->implicitHeight() > before + 150);
        host.grab(u"editor-2-image"_s);
        editor.message()->removeAttachment(0);
        editor.message()->setBody(body);
        editor.message()->setBody(editor.message()->body() + u"{{/fin}} <img src=\"x\">"_s);
        QTRY_VERIFY(!editor.message()->faults().isEmpty());
        QTRY_VERIFY(!editor.preview()->failure().isEmpty());
        host.grab(u"editor-2-fault"_s);
        editor.message()->setBody(
            editor.message()->body().replace(u"{{/fin}}"_s, u"{{prenom}} {{expiry}}"_s));
        press(host, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(editor.step(), int(CampaignEditor::Check));
        QTRY_VERIFY(editor.isChecked());
        QVERIFY(editor.findings()->errors() > 0);
        host.grab(u"editor-3-check"_s);
        press(host, Qt::Key_Escape);
        QCOMPARE(editor.step(), int(CampaignEditor::Message));
        editor.message()->setBody(editor.message()->body().replace(
            u"{{prenom}} {{expiry}} <img src=\"x\">"_s, QString()));
        press(host, Qt::Key_3, Qt::AltModifier);
        QTRY_VERIFY(editor.isChecked());
        QCOMPARE(editor.findings()->errors(), 0);
        for (int row = 0; row < editor.findings()->count(); ++row) {
            editor.findings()->setAccepted(row, true);
        }
        press(host, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(editor.step(), int(CampaignEditor::Send));
        QVERIFY(editor.canSend());
        host.grab(u"editor-4-send"_s);
        press(host, Qt::Key_Return);
        QTRY_COMPARE(started, 1);
        QTRY_VERIFY(!editor.isOpen());
    }

    void holdsFifteenThousandRows()
    {
        QTemporaryDir folder;
        CampaignEditor editor(folder.filePath(u"drafts"_s), nullptr, {});
        PageHost host("FibreDesk.Test.Pages", "EditorPage", &editor);
        editor.newDraft();
        editor.audience()->importFile(peopleFile(folder, 15000));
        QTRY_COMPARE_WITH_TIMEOUT(editor.audience()->phase(), int(AudienceEditor::Columns), 30000);
        editor.audience()->confirmColumns();
        QTRY_VERIFY_WITH_TIMEOUT(editor.audience()->isReady(), 60000);
        QCOMPARE(editor.audience()->recipients()->count(), 15000);
        QTRY_COMPARE(editor.audience()->selectedRow(), 0);
        press(host, Qt::Key_End);
        QTRY_COMPARE(editor.audience()->selectedRow(), 14999);
        host.grab(u"editor-15000"_s);
    }

    void saysWhatIsWrong_data() { PageHost::addLooks(); }

    void saysWhatIsWrong()
    {
        QTemporaryDir folder;
        QFile odd(folder.filePath(u"brise.csv"_s));
        QVERIFY(odd.open(QIODevice::WriteOnly));
        odd.write("Courriel;Nom;Ville\na@courriel.example;Roy\nb@courriel.example;\"Luc;X\n");
        odd.close();
        QDir().mkpath(folder.filePath(u"drafts"_s));
        QFile damaged(folder.filePath(u"drafts/cmp-20261101-abcdef.json"_s));
        QVERIFY(damaged.open(QIODevice::WriteOnly));
        damaged.write("{\"format\":1,");
        damaged.close();
        CampaignEditor editor(folder.filePath(u"drafts"_s), nullptr, {});
        PageHost host("FibreDesk.Test.Pages", "EditorPage", &editor);
        QTRY_COMPARE(editor.drafts()->count(), 1);
        host.grab(u"editor-damaged"_s);
        editor.newDraft();
        editor.audience()->importFile(QUrl::fromLocalFile(odd.fileName()));
        QTRY_COMPARE(editor.audience()->phase(), int(AudienceEditor::Columns));
        QVERIFY(!editor.audience()->oddLines().isEmpty());
        host.grab(u"editor-odd-table"_s);
        editor.audience()->importFile(QUrl::fromLocalFile(folder.filePath(u"absent.csv"_s)));
        QTRY_VERIFY(editor.audience()->error().isSet());
        host.grab(u"editor-no-file"_s);
        editor.setStep(CampaignEditor::Send);
        QVERIFY(!editor.canSend());
        host.grab(u"editor-cannot-send"_s);
        press(host, Qt::Key_Escape);
        press(host, Qt::Key_Escape);
        press(host, Qt::Key_Escape);
        QCOMPARE(editor.step(), int(CampaignEditor::Audience));
        press(host, Qt::Key_Escape);
        QVERIFY(!editor.isOpen());
        QTRY_COMPARE(editor.drafts()->count(), 2);
    }
};

QTEST_MAIN(TestCampaignEditorPage)
#include "tst_campaigneditorpage.moc"
