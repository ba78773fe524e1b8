// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "campaigneditor.h"
#include "store/documents.h"
#include "store/mirror.h"
#include "store/mirrorschema.h"

#include <QAbstractItemModelTester>
#include <QCoroTask>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace FibreDesk;
using namespace Qt::StringLiterals;

namespace {

const QByteArray people = "Abonn\xc3\xa9s au 1er novembre\n"
                          "Courriel;Pr\xc3\xa9nom;Nom;Langue;Montant\n"
                          "marie.roy@courriel.example;HELENE;O'NEIL;fr;50\n"
                          "Marie.Roy@courriel.example;Marie;Roy;fr;50\n"
                          "pas une adresse;Luc;Tremblay;fr;25\n"
                          "luc@gmial.com;Luc;Gagnon;en;\n"
                          "a@courriel.example, b@courriel.example;Paul;Roy;fr;10\n";

QUrl fileWith(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    if (file.open(QIODevice::WriteOnly)) {
        file.write(bytes);
    }
    return QUrl::fromLocalFile(file.fileName());
}

/// Takes what is sent, and answers what the test says.
struct Post {
    std::vector<std::pair<Compose::CampaignFile, QString>> started{};
    Result<void> answer{};
    Mail::Attempt attempt{};
    QString testedAddress{};

    EditorMail mail()
    {
        EditorMail mail;
        mail.server = u"relay.isp.example:587"_s;
        mail.from = u"Votre fournisseur <infolettre@isp.example>"_s;
        mail.ratePerSecond = 2;
        mail.start = [this](Compose::CampaignFile campaign,
                         QString name) -> QCoro::Task<Result<void>> {
            started.emplace_back(std::move(campaign), std::move(name));
            return answered(answer);
        };
        mail.test = [this](Compose::CampaignFile, int,
                        QString address) -> QCoro::Task<Result<Mail::Attempt>> {
            testedAddress = address;
            return attempted(attempt);
        };
        return mail;
    }

    static QCoro::Task<Result<void>> answered(Result<void> value) { co_return value; }
    static QCoro::Task<Result<Mail::Attempt>> attempted(Mail::Attempt value)
    {
        co_return Result<Mail::Attempt>(value);
    }
};

void importPeople(CampaignEditor &editor, const QTemporaryDir &folder)
{
    editor.newDraft();
    editor.audience()->importFile(fileWith(folder, u"abonnes.csv"_s, people));
    QTRY_COMPARE(editor.audience()->phase(), int(AudienceEditor::Columns));
    editor.audience()->confirmColumns();
    QTRY_VERIFY(editor.audience()->isReady());
}

void writeMessage(CampaignEditor &editor)
{
    editor.message()->setSubject(u"Bonjour {{firstname}}"_s);
    editor.message()->setBody(
        u"<p>Bonjour {{firstname}}</p>\n<p><a href=\"{{unsubscribe_url}}\">Retrait</a></p>"_s);
    editor.message()->setUnsubscribe(u"https://isp.example/retrait"_s);
}

} // namespace

class TestCampaignEditor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatBecomesOfEachRow()
    {
        QTemporaryDir folder;
        CampaignEditor editor(folder.filePath(u"drafts"_s), nullptr, {});
        QAbstractItemModelTester tester(editor.audience()->recipients());
        importPeople(editor, folder);
        AudienceEditor &audience = *editor.audience();
        QCOMPARE(audience.fileRows(), 5);
        AudienceCounts counts = audience.counts();
        QCOMPARE(counts.total, 5);
        QCOMPARE(counts.mailed, 3);
        QCOMPARE(counts.duplicates, 1);
        QCOMPARE(counts.badAddress, 1);
        QCOMPARE(counts.suggestions, 1);
        QCOMPARE(counts.english, 1);
        QCOMPARE(counts.mailed + counts.excluded, counts.total);
        audience.recipients()->setShow(AudienceTableModel::Duplicates);
        QCOMPARE(audience.recipients()->count(), 1);
        QVERIFY(audience.recipients()
                ->index(0, AudienceTableModel::StateColumn)
                .data(AudienceTableModel::CellTextRole)
                .toString()
                .contains(u'3'));
        audience.recipients()->setShow(AudienceTableModel::Everybody);
        // Each address of a row for itself.
        audience.setSeveralEmails(1);
        QTRY_COMPARE(audience.counts().total, 6);
        QTRY_VERIFY(audience.isReady());
    }

    void keepsEveryDecisionWithItsRow()
    {
        QTemporaryDir folder;
        CampaignEditor editor(folder.filePath(u"drafts"_s), nullptr, {});
        importPeople(editor, folder);
        AudienceEditor &audience = *editor.audience();
        QCOMPARE(audience.acceptAllSuggestions(), 1);
        QTRY_COMPARE(audience.counts().suggestions, 0);
        QCOMPARE(audience.recipients()->details(3).email, u"luc@gmail.com"_s);
        audience.setExcluded(0, true);
        // The duplicate of the row that is out is none any more.
        QTRY_COMPARE(audience.counts().byHand, 1);
        QCOMPARE(audience.counts().duplicates, 0);
        audience.setSelectedRow(0);
        const auto changes = audience.selected().nameChanges;
        QVERIFY(!changes.isEmpty());
        QCOMPARE(audience.selected().rawName, u"HELENE O'NEIL"_s);
        const auto refuse = [&audience](
                                Audience::NamePart part, Audience::NameRule rule, bool refused) {
            audience.refuseNameChange(0, int(part), int(rule), refused);
        };
        refuse(Audience::NamePart::First, Audience::NameRule::Case, true);
        // The last name's own change of that kind stands.
        QTRY_COMPARE(audience.recipients()->details(0).name, u"HÉLÈNE O'Neil"_s);
        refuse(Audience::NamePart::Last, Audience::NameRule::Case, true);
        QTRY_COMPARE(audience.recipients()->details(0).name, u"HÉLÈNE O'NEIL"_s);
        refuse(Audience::NamePart::First, Audience::NameRule::Case, false);
        QTRY_COMPARE(audience.recipients()->details(0).name, u"Hélène O'NEIL"_s);
        refuse(Audience::NamePart::First, Audience::NameRule::Accents, true);
        QTRY_COMPARE(audience.recipients()->details(0).name, u"Helene O'NEIL"_s);
        QVERIFY(std::ranges::any_of(audience.selected().nameChanges,
            [](const NameChangeText &change) { return change.isRefused; }));
        audience.correctEmail(2, u"luc.tremblay@courriel.example"_s);
        QTRY_COMPARE(audience.counts().badAddress, 0);

        // Another desk of the same draft sees the same.
        const QString id = editor.draftId();
        QTRY_VERIFY(editor.isSaved());
        const AudienceCounts counts = audience.counts();
        editor.close();
        CampaignEditor again(folder.filePath(u"drafts"_s), nullptr, {});
        again.open(id);
        QTRY_VERIFY(again.isOpen());
        QTRY_VERIFY(again.audience()->isReady());
        QCOMPARE(again.audience()->counts(), counts);
        QCOMPARE(
            again.audience()->recipients()->details(2).email, u"luc.tremblay@courriel.example"_s);
    }

    void tellsWhatNobodySeesAndWhatNobodyKnows()
    {
        QTemporaryDir folder;
        CampaignEditor editor(folder.filePath(u"drafts"_s), nullptr, {});
        editor.newDraft();
        AudienceEditor &audience = *editor.audience();
        audience.importFile(fileWith(folder, u"collee.csv"_s,
            u"Email,Prénom,Language\nmarie\u200b@courriel.example,Lu\u00adc,xx\n"_s.toUtf8()));
        QTRY_COMPARE(audience.phase(), int(AudienceEditor::Columns));
        audience.confirmColumns();
        QTRY_VERIFY(audience.isReady());
        audience.setSelectedRow(0);
        const AudienceRow row = audience.selected();
        QCOMPARE(row.email, u"marie@courriel.example"_s);
        QVERIFY(row.isEmailCleaned);
        QCOMPARE(row.rawEmail, u"marie\u27e8U+200B\u27e9@courriel.example"_s);
        QCOMPARE(row.nameChanges.size(), 1);
        QCOMPARE(row.nameChanges.first().text, u"Lu\u27e8U+00AD\u27e9c → Luc"_s);
        QVERIFY(row.state.contains(u"xx"_s));
        QCOMPARE(audience.counts().noLanguage, 1);
    }

    void saysWhatEncodingWasTaken()
    {
        QTemporaryDir folder;
        CampaignEditor editor(folder.filePath(u"drafts"_s), nullptr, {});
        editor.newDraft();
        AudienceEditor &audience = *editor.audience();
        const QByteArray good = u"Courriel;Nom\na@courriel.example;Côté\n"_s.toUtf8();
        audience.importFile(fileWith(folder, u"a.csv"_s, good + "b@courriel.example;L\xe9o\n"));
        QTRY_COMPARE(audience.fileName(), u"a.csv"_s);
        QVERIFY(audience.fileFacts().contains(u"UTF-8"_s));
        QVERIFY(audience.badLines().contains(u'3'));
        audience.importFile(fileWith(folder, u"b.csv"_s, good));
        QTRY_COMPARE(audience.fileName(), u"b.csv"_s);
        QVERIFY(audience.badLines().isEmpty());
        audience.importFile(
            fileWith(folder, u"c.csv"_s, "Courriel;Nom\nb@courriel.example;L\xe9o\n"));
        QTRY_COMPARE(audience.fileName(), u"c.csv"_s);
        QVERIFY(audience.fileFacts().contains(u"Windows-1252"_s));
    }

    void refusesTablesThatAreNone()
    {
        QTemporaryDir folder;
        CampaignEditor editor(folder.filePath(u"drafts"_s), nullptr, {});
        editor.newDraft();
        QSignalSpy errors(editor.audience(), &AudienceEditor::errorChanged);
        editor.audience()->importFile(QUrl::fromLocalFile(folder.filePath(u"absent.csv"_s)));
        QTRY_VERIFY(editor.audience()->error().isSet());
        QCOMPARE(editor.audience()->phase(), int(AudienceEditor::Choosing));
        editor.audience()->importFile(
            fileWith(folder, u"image.csv"_s, QByteArray("\x89PNG\r\n\x1a\n\0\0\0\0", 12)));
        QTRY_VERIFY(!editor.audience()->isBusy() && editor.audience()->error().isSet());
        QCOMPARE(editor.audience()->phase(), int(AudienceEditor::Choosing));
        // No column of addresses: said, not guessed.
        editor.audience()->importFile(fileWith(folder, u"noms.csv"_s, "Nom;Ville\nRoy;Lavalle\n"));
        QTRY_COMPARE(editor.audience()->phase(), int(AudienceEditor::Columns));
        editor.audience()->confirmColumns();
        QVERIFY(editor.audience()->error().isSet());
        QCOMPARE(editor.audience()->phase(), int(AudienceEditor::Columns));
    }

    void namesTheLineOfAFault()
    {
        QTemporaryDir folder;
        Post post;
        CampaignEditor editor(folder.filePath(u"drafts"_s), nullptr, post.mail());
        importPeople(editor, folder);
        editor.message()->setSubject(u"Bonjour"_s);
        editor.message()->setBody(u"<p>Un</p>\n<p>{{#amount}}</p>"_s);
        QTRY_VERIFY(!editor.message()->faults().isEmpty());
        const MessageFault fault = editor.message()->faults().first();
        QCOMPARE(fault.field, u"html"_s);
        QCOMPARE(fault.line, 2);
        QCOMPARE(editor.message()->offsetOfLine(2), 10);
        QCOMPARE(editor.message()->lineAt(12), 2);
        QTRY_VERIFY(!editor.preview()->failure().isEmpty());
        editor.message()->setBody(u"<p>{{firstname}} {{amount}}</p>"_s);
        QTRY_VERIFY(editor.message()->faults().isEmpty());
        QTRY_VERIFY(editor.preview()->html().contains(u"Hélène"_s));
        QVERIFY(editor.preview()->find(u"gagnon"_s));
        QCOMPARE(editor.preview()->row(), 3);
        QTRY_COMPARE(editor.preview()->missing(), QStringList{u"amount"_s});
    }

    void sendsOnlyWhatWasChecked()
    {
        QTemporaryDir folder;
        Post post;
        CampaignEditor editor(folder.filePath(u"drafts"_s), nullptr, post.mail());
        QAbstractItemModelTester tester(editor.findings());
        QAbstractItemModelTester draftTester(editor.drafts());
        importPeople(editor, folder);
        QCOMPARE(editor.message()->from(), u"Votre fournisseur <infolettre@isp.example>"_s);
        editor.setName(u"Novembre"_s);
        writeMessage(editor);
        editor.setStep(CampaignEditor::Check);
        QTRY_VERIFY(editor.isChecked());
        QCOMPARE(editor.findings()->errors(), 0);
        QCOMPARE(editor.findings()->openWarnings(), 3); // gmial.com; nothing in English, twice
        QVERIFY(!editor.canSend());
        editor.send();
        QVERIFY(post.started.empty());
        for (int row = 0; row < editor.findings()->count(); ++row) {
            editor.findings()->setAccepted(row, true);
        }
        QVERIFY(editor.canSend());
        // Whatever changes is to be looked at again.
        editor.message()->setSubject(u"Bonsoir {{firstname}}"_s);
        QVERIFY(!editor.canSend());
        editor.check();
        QTRY_VERIFY(editor.canSend());
        QCOMPARE(qRound(editor.expectedMinutes() * 60), 2);
        const QString id = editor.draftId();
        QVERIFY(id.startsWith(u"cmp-"_s));
        QSignalSpy started(&editor, &CampaignEditor::campaignStarted);
        editor.send();
        editor.send();
        QTRY_COMPARE(started.count(), 1);
        QCOMPARE(started.first().first().toString(), id);
        QCOMPARE(post.started.size(), 1);
        const auto &[campaign, name] = post.started.front();
        QCOMPARE(name, u"Novembre"_s);
        QCOMPARE(campaign.id, id);
        // Who is left out is in it, with the reason: nobody is missing from the sums.
        QCOMPARE(campaign.recipients.size(), 5);
        QCOMPARE(campaign.recipients.at(1).values[u"excluded_reason"_s].toString(), u"duplicate"_s);
        QVERIFY(!campaign.recipients.at(0).values.contains(u"excluded"_s));
        QVERIFY(!editor.isOpen());
        QTRY_COMPARE(editor.drafts()->count(), 0);
    }

    void sendsNobodyOfBeforeACancelledChange()
    {
        QTemporaryDir folder;
        Post post;
        CampaignEditor editor(folder.filePath(u"drafts"_s), nullptr, post.mail());
        importPeople(editor, folder);
        writeMessage(editor);
        const auto checkAndAccept = [&editor] {
            editor.check();
            QTRY_VERIFY(!editor.isChecking());
            for (int row = 0; row < editor.findings()->count(); ++row) {
                editor.findings()->setAccepted(row, true);
            }
        };
        checkAndAccept();
        QVERIFY(editor.canSend());
        AudienceEditor &audience = *editor.audience();
        // Nobody gets to it before it is cancelled.
        QThreadPool *threads = QThreadPool::globalInstance();
        QSemaphore gate;
        for (int i = 0; i < threads->maxThreadCount(); ++i)
            threads->start([&gate] { gate.acquire(); });
        audience.setExcluded(0, true);
        QVERIFY(audience.isBusy());
        audience.cancel();
        gate.release(threads->maxThreadCount());
        QVERIFY(!audience.isBusy());
        QVERIFY(audience.isStale());
        QVERIFY(!audience.isReady());
        checkAndAccept();
        QVERIFY(!editor.canSend());
        QVERIFY(!editor.blocker().isEmpty());
        editor.send();
        // Nor do they go into a file.
        QSignalSpy saved(&editor, &CampaignEditor::fileSaved);
        editor.saveAs(QUrl::fromLocalFile(folder.filePath(u"vieux.json"_s)));
        QVERIFY(editor.error().isSet());
        QVERIFY(post.started.empty());

        audience.workOutAgain();
        QTRY_VERIFY(audience.isReady());
        QVERIFY(!audience.isStale());
        QCOMPARE(audience.counts().byHand, 1);
        checkAndAccept();
        QTRY_VERIFY(editor.canSend());
        editor.send();
        QTRY_COMPARE(post.started.size(), 1U);
        QCOMPARE(saved.count(), 0);
        QVERIFY(post.started.front().first.recipients.at(0).values[u"excluded"_s].toBool());
    }

    void keepsTheDraftThatCouldNotBegin()
    {
        QTemporaryDir folder;
        Post post;
        post.answer = std::unexpected(Error{.kind = ErrorKind::Storage, .detail = u"disk full"_s});
        CampaignEditor editor(folder.filePath(u"drafts"_s), nullptr, post.mail());
        importPeople(editor, folder);
        writeMessage(editor);
        editor.audience()->acceptAllSuggestions();
        QTRY_COMPARE(editor.audience()->counts().suggestions, 0);
        editor.setStep(CampaignEditor::Send);
        QTRY_VERIFY(editor.isChecked());
        for (int row = 0; row < editor.findings()->count(); ++row) {
            editor.findings()->setAccepted(row, true);
        }
        QVERIFY(editor.canSend());
        QSignalSpy started(&editor, &CampaignEditor::campaignStarted);
        editor.send();
        QTRY_VERIFY(editor.startError().isSet());
        QCOMPARE(started.count(), 0);
        QVERIFY(editor.isOpen());
        QVERIFY(editor.canSend());
    }

    void blocksErrorsAndNamesTheRows()
    {
        QTemporaryDir folder;
        Post post;
        CampaignEditor editor(folder.filePath(u"drafts"_s), nullptr, post.mail());
        importPeople(editor, folder);
        writeMessage(editor);
        editor.message()->setBody(u"<p>{{firstname}}</p>\n<p>{{montant}} {{inconnu}}</p>"_s);
        editor.setStep(CampaignEditor::Check);
        QTRY_VERIFY(editor.isChecked());
        QVERIFY(editor.findings()->errors() > 0);
        bool isNamed = false;
        for (int row = 0; row < editor.findings()->count(); ++row) {
            const QModelIndex index = editor.findings()->index(row);
            if (index.data(FindingsModel::SentenceRole).toString().contains(u"inconnu"_s)) {
                isNamed = true;
                QCOMPARE(index.data(FindingsModel::LineRole).toInt(), 2);
                QVERIFY(index.data(FindingsModel::RowsRole).toInt() > 0);
                QVERIFY(editor.findings()->placeAfter(row, -1) >= 0);
            }
        }
        QVERIFY(isNamed);
        QVERIFY(!editor.canSend());
    }

    void namesAnUnsubscribeAddressThatNoMailCouldCarry()
    {
        QTemporaryDir folder;
        Post post;
        CampaignEditor editor(folder.filePath(u"drafts"_s), nullptr, post.mail());
        importPeople(editor, folder);
        writeMessage(editor);
        for (const QString &bad : {u"http://isp.example/retrait"_s, u"https://"_s}) {
            editor.message()->setUnsubscribe(bad);
            QTRY_COMPARE(editor.message()->faults().size(), 1);
            QCOMPARE(editor.message()->faults().first().field, u"unsubscribe"_s);
            editor.check();
            QTRY_VERIFY(editor.isChecked());
            QVERIFY(editor.findings()->errors() > 0);
            for (int row = 0; row < editor.findings()->count(); ++row) {
                editor.findings()->setAccepted(row, true);
            }
            QVERIFY(!editor.canSend());
            editor.message()->setUnsubscribe({});
            QTRY_VERIFY(editor.message()->faults().isEmpty());
        }
    }

    void putsImagesIntoTheText()
    {
        QTemporaryDir folder;
        Post post;
        CampaignEditor editor(folder.filePath(u"drafts"_s), nullptr, post.mail());
        importPeople(editor, folder);
        writeMessage(editor);
        QSignalSpy added(editor.message(), &MessageEditor::imageAdded);
        editor.message()->addFiles(
            {fileWith(folder, u"Été & fibre.png"_s, "\x89PNG\r\n\x1a\nx")}, true);
        QTRY_COMPARE(added.count(), 1);
        const QString html = added.first().first().toString();
        QVERIFY(html.contains(u"alt=\"Été &amp; fibre\""_s));
        QCOMPARE(editor.message()->attachments().size(), 1);
        const QString cid = editor.message()->attachments().first().cid;
        QVERIFY(!cid.isEmpty() && html.contains(u"src=\"cid:"_s + cid + u'"'));
        editor.message()->setBody(editor.message()->body() + html);
        QTRY_VERIFY(editor.preview()->html().contains(u"<img src=\"data:image/png;base64,"_s));
        QCOMPARE(editor.preview()->hiddenImages(), 0);
        editor.check();
        QTRY_VERIFY(editor.isChecked());
        QCOMPARE(editor.findings()->errors(), 0);
        // Without its file the image is a hole in every mail.
        editor.message()->removeAttachment(0);
        QTRY_COMPARE(editor.preview()->hiddenImages(), 1);
        editor.check();
        QTRY_VERIFY(editor.isChecked());
        QCOMPARE(editor.findings()->errors(), 1);
        for (int row = 0; row < editor.findings()->count(); ++row) {
            editor.findings()->setAccepted(row, true);
        }
        QVERIFY(!editor.canSend());
    }

    void namesAnAttachmentThatNoMailCouldCarry()
    {
        QTemporaryDir folder;
        Post post;
        CampaignEditor editor(folder.filePath(u"drafts"_s), nullptr, post.mail());
        importPeople(editor, folder);
        writeMessage(editor);
        const QString id = editor.draftId();
        QTRY_VERIFY(editor.isSaved());
        editor.close();
        QTRY_VERIFY(editor.isSaved());
        // As an older desk may have left it.
        QFile file(folder.filePath(u"drafts/"_s + id + u".json"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QJsonObject draft = QJsonDocument::fromJson(file.readAll()).object();
        file.close();
        draft[u"attachments"_s] =
            QJsonArray{QJsonObject{{u"name"_s, u"x"_s}, {u"type"_s, u"text/plain; charset=x"_s},
                {u"cid"_s, QString()}, {u"data"_s, u"AA=="_s}}};
        fileWith(folder, u"drafts/"_s + id + u".json"_s, QJsonDocument(draft).toJson());
        editor.open(id);
        QTRY_VERIFY(editor.isOpen());
        QTRY_VERIFY(editor.audience()->isReady());
        QTRY_COMPARE(editor.message()->faults().size(), 1);
        editor.check();
        QTRY_VERIFY(editor.isChecked());
        QCOMPARE(editor.findings()->errors(), 1);
        QVERIFY(!editor.canSend());
    }

    void tellsTheServersWordsOfATest()
    {
        QTemporaryDir folder;
        Post post;
        post.attempt.verdict = Mail::Verdict::Sent;
        post.attempt.code = 250;
        post.attempt.text = u"2.0.0 Ok: queued as 4F"_s;
        post.attempt.server = u"relay.isp.example:587"_s;
        CampaignEditor editor(folder.filePath(u"drafts"_s), nullptr, post.mail());
        importPeople(editor, folder);
        writeMessage(editor);
        QVERIFY(!editor.preview()->canTest());
        editor.preview()->setTestAddress(u"moi@isp.example"_s);
        QVERIFY(editor.preview()->canTest());
        editor.preview()->sendTest();
        QTRY_COMPARE(editor.preview()->testTone(), u"ok"_s);
        QCOMPARE(post.testedAddress, u"moi@isp.example"_s);
        QVERIFY(editor.preview()->testWords().contains(u"queued as 4F"_s));
        post.attempt.verdict = Mail::Verdict::Refused;
        post.attempt.code = 550;
        editor.preview()->sendTest();
        QTRY_COMPARE(editor.preview()->testTone(), u"danger"_s);
    }

    void losesNothing()
    {
        QTemporaryDir folder;
        const QString drafts = folder.filePath(u"drafts"_s);
        QString id;
        {
            CampaignEditor editor(drafts, nullptr, {});
            editor.newDraft();
            id = editor.draftId();
            editor.setName(u"En cours"_s);
            editor.message()->setBody(u"{{#à moitié"_s);
            // The window closes here.
        }
        const QFileInfo file(drafts + u'/' + id + u".json"_s);
        QVERIFY(file.exists());
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        CampaignEditor editor(drafts, nullptr, {});
        editor.readDrafts();
        QTRY_COMPARE(editor.drafts()->count(), 1);
        editor.open(id);
        QTRY_VERIFY(editor.isOpen());
        QCOMPARE(editor.name(), u"En cours"_s);
        QCOMPARE(editor.message()->body(), u"{{#à moitié"_s);
        editor.close();
        editor.removeDraft(id);
        QTRY_COMPARE(editor.drafts()->count(), 0);
        QCOMPARE(editor.removedName(), u"En cours"_s);
        QSignalSpy undone(&editor, &CampaignEditor::removalUndone);
        editor.undoRemove();
        QTRY_COMPARE(editor.drafts()->count(), 1);
        QCOMPARE(undone.size(), 1);
        QCOMPARE(undone.first().first(), u"En cours"_s);
        editor.undoRemove(); // there is nothing more to undo
        QCOMPARE(undone.size(), 1);
    }

    void anUndoThatFailsIsNoneAndIsSaid()
    {
        QTemporaryDir folder;
        const QString drafts = folder.filePath(u"drafts"_s);
        CampaignEditor editor(drafts, nullptr, {});
        editor.newDraft();
        const QString id = editor.draftId();
        editor.setName(u"En cours"_s);
        editor.removeDraft(id);
        QTRY_COMPARE(editor.removedName(), u"En cours"_s);
        QVERIFY(QDir(drafts).removeRecursively());
        QSignalSpy undone(&editor, &CampaignEditor::removalUndone);
        editor.undoRemove();
        QTRY_VERIFY(editor.error().isSet());
        QCOMPARE(undone.size(), 0);
    }

    void namesADamagedDraft()
    {
        QTemporaryDir folder;
        fileWith(folder, u"cmp-20261101-abcdef.json"_s, "{\"format\":1,\"id\":\"cmp-2026");
        CampaignEditor editor(folder.path(), nullptr, {});
        editor.readDrafts();
        QTRY_COMPARE(editor.drafts()->count(), 1);
        QVERIFY(editor.drafts()->isDamaged(u"cmp-20261101-abcdef"_s));
        editor.open(u"cmp-20261101-abcdef"_s);
        QTRY_VERIFY(editor.error().isSet());
        QVERIFY(!editor.isOpen());
        QVERIFY(QFile::exists(folder.filePath(u"cmp-20261101-abcdef.json"_s)));
    }

    void opensAndSavesCampaignFiles()
    {
        QTemporaryDir folder;
        Post post;
        CampaignEditor editor(folder.filePath(u"drafts"_s), nullptr, post.mail());
        const QByteArray bytes = R"({"id":"cmp-x","from":"A <a@isp.example>","subject":{"fr":"S"},
            "html":{"fr":"<p>{{firstname}} {{amount}}</p>"},"values":{"amount":"50"},"invented":7,
            "recipients":[{"email":"b@courriel.example","firstname":"JEAN","language":"fr",
            "list":[{"a":1}]}]})";
        editor.openFile(fileWith(folder, u"campagne.json"_s, bytes));
        QTRY_VERIFY(editor.isOpen());
        QTRY_VERIFY(editor.audience()->isReady());
        QVERIFY(editor.draftId() != u"cmp-x"_s);
        QCOMPARE(editor.audience()->counts().mailed, 1);
        QCOMPARE(editor.message()->values().size(), 1);
        QSignalSpy saved(&editor, &CampaignEditor::fileSaved);
        editor.saveAs(QUrl::fromLocalFile(folder.filePath(u"retour.json"_s)));
        QTRY_COMPARE(saved.count(), 1);
        const auto back = Compose::readCampaignFile(folder.filePath(u"retour.json"_s));
        QVERIFY(back.has_value());
        QCOMPARE(back->extra[u"invented"_s].toInt(), 7);
        QCOMPARE(back->recipients.at(0).firstName, u"JEAN"_s);
        QVERIFY(back->recipients.at(0).values[u"list"_s].isArray());

        editor.openFile(fileWith(folder, u"fautive.json"_s, "{\"id\":\"\"}"));
        QTRY_VERIFY(editor.error().isSet());
        QVERIFY(editor.error().details().contains(u"recipients"_s));
    }

    void choosesCustomersOfTheMirror()
    {
        QTemporaryDir folder;
        Store::Mirror mirror(folder.filePath(u"mirror.sqlite"_s));
        const auto written = QCoro::waitFor(mirror.write([](QSqlDatabase &db) -> Result<int> {
            const auto document = [](const QString &name, QJsonObject fields) {
                fields[u"name"_s] = name;
                fields[u"modified"_s] = u"2026-03-04 05:06:07.123456"_s;
                return fields;
            };
            using namespace Store;
            for (const auto &[table, documents] :
                std::initializer_list<std::pair<QString, QList<QJsonObject>>>{
                    {Kind::Customer,
                        {document(u"C-1"_s,
                             {{u"customer_name"_s, u"Hélène Roy"_s}, {u"language"_s, u"fr"_s},
                                 {u"email_billing"_s, u"helene@courriel.example"_s}}),
                            document(u"C-2"_s,
                                {{u"customer_name"_s, u"John Smith"_s}, {u"language"_s, u"en"_s},
                                    {u"cell_phone"_s, u"450-555-0111"_s}}),
                            document(u"C-3"_s,
                                {{u"customer_name"_s, u"Paul Côté"_s}, {u"language"_s, u"fr"_s},
                                    {u"email_id"_s, u"paul@courriel.example"_s},
                                    {u"disabled"_s, 1}})}},
                    {Kind::Location,
                        {document(u"LOC-1"_s,
                             {{u"customer"_s, u"C-1"_s}, {u"address_line"_s, u"12, rue Inventée"_s},
                                 {u"city"_s, u"Lavalle"_s}, {u"postal_code"_s, u"J3X 4B7"_s}}),
                            document(u"LOC-2"_s,
                                {{u"customer"_s, u"C-2"_s}, {u"city"_s, u"Autre"_s},
                                    {u"postal_code"_s, u"J0L1A0"_s}})}},
                    {Kind::Subscription,
                        {document(u"SUB-1"_s,
                             {{u"customer"_s, u"C-1"_s}, {u"service_location"_s, u"LOC-1"_s},
                                 {u"plan_name"_s, u"Fibre 500"_s}, {u"status"_s, u"Actif"_s}}),
                            document(u"SUB-2"_s,
                                {{u"customer"_s, u"C-2"_s}, {u"service_location"_s, u"LOC-2"_s},
                                    {u"plan_name"_s, u"Fibre 1000"_s},
                                    {u"status"_s, u"Annulé"_s}})}}}) {
                const auto done = applyDocuments(db, table, documents);
                if (!done) {
                    return done;
                }
            }
            return 0;
        }));
        QVERIFY(written.has_value());
        CampaignEditor editor(folder.filePath(u"drafts"_s), &mirror, {});
        editor.newDraft();
        AudienceEditor &audience = *editor.audience();
        audience.startFilter();
        QTRY_COMPARE(audience.filterCount(), 1); // active only
        audience.setOnlyActive(false);
        QTRY_COMPARE(audience.filterCount(), 2); // never the disabled
        QCOMPARE(audience.filterWithoutEmail(), 1);
        audience.setPostal(u"j3x, H0H"_s);
        QTRY_COMPARE(audience.filterCount(), 1);
        audience.setPostal({});
        QTRY_COMPARE(audience.filterCount(), 2);
        QTRY_COMPARE(audience.planChoices(), QStringList{u"Fibre 500"_s});
        audience.confirmFilter();
        QTRY_VERIFY(audience.isReady());
        QCOMPARE(audience.counts().total, 2);
        QCOMPARE(audience.counts().mailed, 1);
        QCOMPARE(audience.counts().noAddress, 1);
        const AudienceRow row = audience.recipients()->details(0);
        QCOMPARE(row.name, u"Hélène Roy"_s);
        QCOMPARE(row.customer, u"C-1"_s);
        const QJsonObject values = Drafts::campaignRow(*audience.audience(), 0);
        QCOMPARE(values[u"plan"_s].toString(), u"Fibre 500"_s);
        QCOMPARE(values[u"description"_s].toString(), u"12, rue Inventée, Lavalle"_s);

        // A file is matched to the same customers, and a person has the last word.
        audience.importFile(fileWith(folder, u"deux.csv"_s,
            "Courriel;Nom\nhelene@courriel.example;Roy\nx@courriel.example;Smith\n"));
        QTRY_COMPARE(audience.phase(), int(AudienceEditor::Columns));
        audience.confirmColumns();
        QTRY_VERIFY(audience.isReady());
        QCOMPARE(audience.recipients()->details(0).customer, u"C-1"_s);
        QCOMPARE(audience.counts().unmatched, 1);
        QCOMPARE(audience.leftovers()->count(), 1);
        audience.searchCustomers(u"smith"_s);
        QTRY_COMPARE(audience.candidates()->count(), 1);
        audience.assignCustomer(1, audience.candidates()->customerAt(0));
        QTRY_COMPARE(audience.counts().unmatched, 0);
        QCOMPARE(audience.recipients()->details(1).customer, u"C-2"_s);
        audience.assignCustomer(0, {});
        QTRY_COMPARE(audience.counts().unmatched, 1);
    }
};

QTEST_GUILESS_MAIN(TestCampaignEditor)
#include "tst_campaigneditor.moc"
