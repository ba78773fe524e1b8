// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/pdfpages.h"
#include "core/requestscope.h"
#include "store/billqueries.h"

#include <QObject>
#include <QUrl>
#include <qqmlintegration.h>

namespace FibreDesk {

namespace Erp {
class ErpClient;
}

/// A bill as the server prints it, fetched and shown; also shows a PDF made here. The file is kept
/// for its owner alone, below the profile's folder, and only while it is shown.
class PrintedBill : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by AccountingController")
    Q_PROPERTY(FibreDesk::PdfPages *pages READ pages CONSTANT)
    Q_PROPERTY(bool isShown READ isShown NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(bool isFromServer READ isFromServer NOTIFY changed)
    Q_PROPERTY(QStringList formats READ formats NOTIFY changed)
    Q_PROPERTY(QString format READ format NOTIFY changed)
    Q_PROPERTY(QString printLanguage READ printLanguage NOTIFY changed)
    Q_PROPERTY(bool isFetching READ isFetching NOTIFY changed)
    Q_PROPERTY(double received READ received NOTIFY progressed)
    Q_PROPERTY(double expected READ expected NOTIFY progressed)
    Q_PROPERTY(bool hasFile READ hasFile NOTIFY changed)
    Q_PROPERTY(QString fileName READ fileName NOTIFY changed)
    Q_PROPERTY(FibreDesk::ErrorText error READ error NOTIFY changed)

public:
    /// `erp` may be null; `directory` is this purpose's own below the profile's.
    PrintedBill(Erp::ErpClient *erp, const QString &directory, QObject *parent = nullptr);
    ~PrintedBill() override;

    void setOnline(bool isOnline) { m_isOnline = isOnline; }
    /// Fetches the bill's print in that language, with the site's own format.
    void show(Store::BillKind kind, const QString &id, const QString &language);
    /// Shows what was made here. The file moves into the folder.
    void showFile(const QString &title, const QString &fileName, const QByteArray &content);
    Q_INVOKABLE void chooseFormat(const QString &format);
    Q_INVOKABLE void chooseLanguage(const QString &language);
    /// Once more, also after cancel().
    Q_INVOKABLE void fetch();
    Q_INVOKABLE void cancel();
    /// Removes the file.
    Q_INVOKABLE void close();
    Q_INVOKABLE void saveAs(const QUrl &target);
    Q_INVOKABLE void openOutside();
    /// What is left of an earlier process, and of this one.
    void removeFiles();

    [[nodiscard]] PdfPages *pages() { return &m_pages; }
    [[nodiscard]] bool isShown() const { return m_isShown; }
    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] bool isFromServer() const { return !m_id.isEmpty(); }
    [[nodiscard]] QStringList formats() const { return m_formats; }
    [[nodiscard]] QString format() const { return m_format; }
    [[nodiscard]] QString printLanguage() const { return m_language; }
    [[nodiscard]] bool isFetching() const { return m_isFetching; }
    [[nodiscard]] double received() const { return static_cast<double>(m_received); }
    /// -1 = the server did not say.
    [[nodiscard]] double expected() const { return static_cast<double>(m_expected); }
    [[nodiscard]] bool hasFile() const { return !m_path.isEmpty(); }
    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] QString fileName() const { return m_fileName; }
    [[nodiscard]] ErrorText error() const { return m_error; }

Q_SIGNALS:
    void changed();
    void progressed();
    void fileReady(const QUrl &file);
    /// How saving ended; `tone` as of a notice.
    void noticed(const QString &text, const QString &tone);

private:
    void drop();
    void fetchFormats();
    void keep(const QByteArray &content);

    Erp::ErpClient *m_erp;
    QString m_base;
    QString m_directory;
    PdfPages m_pages;
    RequestScope m_scope; ///< of the print
    RequestScope m_formatScope;
    bool m_isOnline = true;
    bool m_isShown = false;
    QString m_title;
    Store::BillKind m_kind = Store::BillKind::Invoice;
    QString m_id; ///< empty = a PDF of ours
    QStringList m_formats;
    QString m_format;
    QString m_language;
    bool m_isFetching = false;
    qint64 m_received = 0;
    qint64 m_expected = -1;
    QByteArray m_content;
    QString m_path;
    QString m_fileName;
    ErrorText m_error;
    int m_generation = 0;
};

} // namespace FibreDesk
