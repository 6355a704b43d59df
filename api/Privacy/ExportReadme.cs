using EnglishLearning.Contracts.Accounts;

namespace EnglishLearning.Api.Privacy;

/// <summary>What lies in an export, for whoever opens it.</summary>
internal static class ExportReadme
{
    private static readonly Dictionary<string, (string Indonesian, string English)> Meanings = new()
    {
        ["account"] = ("akunmu: nama pengguna, nama, surel, tanggal lahir, peran", "your account: user name, name, e-mail, date of birth, roles"),
        ["devices"] = ("perangkat yang pernah masuk", "devices that were signed in"),
        ["consents"] = ("persetujuan orang tua atau wali dan tanda terimanya", "consents of a parent or guardian, with their receipts"),
        ["learner"] = ("ringkasan belajar", "a summary of your learning"),
        ["abilities"] = ("perkiraan kemampuan per keterampilan, pada skala logit", "estimates of ability by skill, on the logit scale"),
        ["attempts"] = ("setiap jawaban, yang terbaru dahulu", "every answer, newest first"),
        ["cards"] = ("jadwal ulangan setiap soal", "the schedule of reviews of every question"),
        ["flashcards"] = ("kartu yang kamu bawa dari program lain", "cards that you brought from another program"),
        ["imports"] = ("impor riwayat ulangan", "imports of review history"),
        ["role-requests"] = ("permintaan peran untuk akunmu", "requests for roles of your account"),
        ["classes"] = ("kelas yang kamu ikuti atau ajar", "classes that you are in or teach"),
        ["audit"] = ("siapa melakukan apa terhadap datamu, dan yang kamu lakukan", "who did what to your data, and what you did"),
    };

    public static string Of(IReadOnlyList<ExportPart> parts) =>
        $"""
        Bahasa Indonesia
        ================
        Berkas ini berisi semua data tentangmu di EnglishLearning. Setiap bagian ada dua kali dengan isi yang sama: JSON untuk program, CSV untuk lembar kerja.
        Waktu dalam UTC (RFC 3339). Pada CSV, teks yang diawali seperti rumus diberi tanda petik tunggal di depannya agar tidak dijalankan oleh lembar kerja.
        {Lines(parts, meaning => meaning.Indonesian)}

        English
        =======
        This file holds all data about you in EnglishLearning. Each part is there twice with the same content: JSON for programs, CSV for spreadsheets.
        Times are UTC (RFC 3339). In CSV, a text that begins like a formula has an apostrophe before it, so that no spreadsheet runs it.
        {Lines(parts, meaning => meaning.English)}

        """;

    private static string Lines(IReadOnlyList<ExportPart> parts, Func<(string Indonesian, string English), string> language) =>
        string.Join('\n', parts.Select(part =>
            $"  {part.Name}.json, {part.Name}.csv: {(Meanings.TryGetValue(part.Name, out var meaning) ? language(meaning) : part.Name)}"));
}
