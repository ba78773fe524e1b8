// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/pdfpages.h"
#include "core/requestscope.h"
#include "sheettext.h"

#include <QObject>
#include <QUrl>
#include <qqmlintegration.h>

#include <memory>

namespace FibreDesk::Erp {
class ErpClient;
class FieldMap;
} // namespace FibreDesk::Erp
namespace FibreDesk::Store {
class Mirror;
}

namespace FibreDesk::Dispatch {

class DispatchController;

/// The sheets of paper that technicians take along: made of the board as it is shown, looked at
/// page by page, kept as one file or one each, or handed to the system's viewer, which prints. The
/// file that is looked at lies in a folder of this process, for its owner alone.
class SheetController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the DispatchController")
    Q_PROPERTY(FibreDesk::PdfPages *pages READ pages CONSTANT)
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY changed)
    Q_PROPERTY(bool isMaking READ isMaking NOTIFY changed)
    Q_PROPERTY(bool hasFile READ hasFile NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString fileName READ fileName NOTIFY changed)
    /// Whose; empty = everybody who has a job.
    Q_PROPERTY(QString technician READ technician NOTIFY changed)
    Q_PROPERTY(int sheetCount READ sheetCount NOTIFY changed)
    /// "letter" or "a4".
    Q_PROPERTY(QString paper READ paper WRITE setPaper NOTIFY paperChanged)
    /// The day has changed on the board since.
    Q_PROPERTY(bool isStale READ isStale NOTIFY staleChanged)
    /// Why it is not said what is to be brought; also on the paper.
    Q_PROPERTY(FibreDesk::ErrorText needsError READ needsError NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)

public:
    /// Everything outlives it.
    SheetController(DispatchController *desk, Store::Mirror *mirror, const Erp::FieldMap *map);
    ~SheetController() override;

    /// Whose day it is, as printed.
    void setIssuer(const QString &issuer) { m_issuer = issuer; }
    /// Where the file lies while it is looked at; this purpose's own below the profile's.
    void setFolder(const QString &folder);
    /// Asked what is to be brought; may be null.
    void setServer(Erp::ErpClient *erp) { m_erp = erp; }
    void setOnline(bool isOnline) { m_isOnline = isOnline; }

    [[nodiscard]] PdfPages *pages() { return &m_pages; }
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    [[nodiscard]] bool isMaking() const { return m_isMaking; }
    [[nodiscard]] bool hasFile() const { return !m_path.isEmpty(); }
    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString fileName() const;
    [[nodiscard]] QString technician() const { return m_technician; }
    [[nodiscard]] int sheetCount() const { return int(m_sheets.size()); }
    [[nodiscard]] QString paper() const;
    void setPaper(const QString &paper);
    [[nodiscard]] bool isStale() const { return m_isStale; }
    [[nodiscard]] ErrorText needsError() const { return m_needsError; }
    [[nodiscard]] ErrorText error() const { return m_error; }
    [[nodiscard]] const std::vector<DaySheet> &sheets() const { return m_sheets; }

    /// Whom a sheet or a calendar can be for, by name: everybody first. Ask again for each choice:
    /// people come and go.
    [[nodiscard]] Q_INVOKABLE QStringList peopleNames() const;
    [[nodiscard]] Q_INVOKABLE QString personAt(int index) const;
    [[nodiscard]] Q_INVOKABLE int indexOfPerson(const QString &technician) const;

    /// The day of one technician, or of everybody who has a job.
    Q_INVOKABLE void open(const QString &technician);
    /// Once more, of the board as it is now.
    Q_INVOKABLE void make();
    Q_INVOKABLE void close();
    Q_INVOKABLE void saveAs(const QUrl &target);
    /// One file for each technician.
    Q_INVOKABLE void saveEach(const QUrl &folder);
    Q_INVOKABLE void openOutside();

Q_SIGNALS:
    void changed();
    void paperChanged();
    void staleChanged();
    void fileReady(const QUrl &file);
    void noticed(const QString &text, const QString &tone);

private:
    struct Reading {
        QHash<QString, Store::VisitFacts> facts{};
        QDateTime fetchedAt{};
    };

    [[nodiscard]] std::vector<std::pair<QString, QString>> people() const; ///< name and id
    [[nodiscard]] std::vector<Lane> lanes() const;
    /// Their jobs with a change that ERPNext has not confirmed.
    [[nodiscard]] QSet<QString> unconfirmed(const std::vector<Lane> &lanes) const;
    void readNeeds(const Reading &reading);
    void readPieces();
    void compose();
    void draw();
    void fail(const Error &error);
    void drop();
    void checkStale();

    DispatchController *m_desk;
    Store::Mirror *m_mirror;
    const Erp::FieldMap *m_map;
    Erp::ErpClient *m_erp = nullptr;
    bool m_isOnline = true;
    QString m_issuer;
    QString m_folder;
    PdfPages m_pages;
    RequestScope m_scope;
    PdfPaper::Size m_size = PdfPaper::Size::Letter;
    bool m_isOpen = false;
    bool m_isMaking = false;
    bool m_isStale = false;
    QString m_technician;
    std::vector<Lane> m_lanes; ///< as they were when the sheets were made
    SheetText::Day m_day;
    std::vector<DaySheet> m_sheets;
    QByteArray m_content;
    QString m_path;
    ErrorText m_needsError;
    ErrorText m_error;
    int m_generation = 0;
};

} // namespace FibreDesk::Dispatch
