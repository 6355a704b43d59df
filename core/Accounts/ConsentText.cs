using System.Security.Cryptography;
using System.Text;

namespace EnglishLearning.Core.Accounts;

/// <summary>What a guardian is shown and agrees to. A change of what is done with a child's data is a new version; old ones stay, for receipts.</summary>
public sealed record ConsentText(int Version, string Indonesian, string English)
{
    private const string FirstIndonesian = """
        Anak Anda ingin memakai EnglishLearning, layanan latihan bahasa Inggris, dan berumur di bawah 17 tahun. Untuk itu kami memerlukan persetujuan orang tua atau wali.
        Yang kami simpan: nama, nama pengguna, tanggal lahir, alamat surel bila diisi, jawaban latihan beserta waktunya, jadwal ulangan, perkiraan kemampuan, kelas, dan perangkat yang dipakai masuk. Nama dan kontak Anda kami simpan sebagai bukti persetujuan ini. Nama, kontak, dan tanggal lahir disandikan.
        Gunanya: memilih soal yang sesuai, menjadwalkan ulangan, dan laporan untuk guru kelas anak Anda. Tidak ada iklan, tidak ada penjualan data, dan tidak ada keputusan otomatis yang berakibat hukum.
        Berapa lama: selama akun dipakai. Setelah akun dihapus, jawaban tanpa nama dan tanpa kaitan dengan anak Anda tetap dipakai untuk statistik soal.
        Hak Anda: melihat dan meminta salinan data, memperbaikinya, menghapusnya, dan menarik persetujuan ini kapan saja dengan kode pada tanda terima. Bila Anda menolak, menarik persetujuan, atau tidak menjawab dalam 30 hari, akun ditutup dan datanya dihapus.
        """;

    private const string FirstEnglish = """
        Your child wants to use EnglishLearning, a service for practising English, and is below 17. For that we need the consent of a parent or guardian.
        What we keep: name, user name, date of birth, e-mail address where given, answers with their times, the schedule of reviews, estimates of ability, classes, and the devices that were signed in. Your name and contact we keep as proof of this consent. Names, contacts and dates of birth are encrypted.
        What for: to choose fitting questions, to schedule reviews, and for the reports of your child's class teacher. No advertising, no sale of data, and no automated decision with legal effect.
        For how long: as long as the account is used. Once the account is erased, answers without a name and without any link to your child go on counting in the statistics of the questions.
        Your rights: to see the data and get a copy, to have it corrected or erased, and to take this consent back at any time with the code on the receipt. If you refuse, take consent back or do not answer within 30 days, the account is closed and its data is erased.
        """;

    private static readonly ConsentText[] All = [new(1, FirstIndonesian, FirstEnglish)];

    public static ConsentText Current => All[^1];

    /// <summary>Of both texts, in hexadecimal: what a receipt says was agreed to.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Version}\n{Indonesian}\n{English}")));

    /// <exception cref="ArgumentOutOfRangeException">There never was such a version.</exception>
    public static ConsentText Of(int version) =>
        version >= 1 && version <= All.Length ? All[version - 1] : throw new ArgumentOutOfRangeException(nameof(version));
}
