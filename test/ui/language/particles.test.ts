/** Korean particles fit the last sound of the word before them. */
import { afterEach, describe, expect, it } from 'vitest';
import { told } from '../../../src/contract/told.ts';
import { beginWith, phrase, sentence, t } from '../../../src/ui/language/language.ts';
import { withParticles } from '../../../src/ui/language/particles.ts';

describe('a particle', () => {
  it.each([
    ['컵을(를)', '컵을'],
    ['사과을(를)', '사과를'],
    ['컵이(가) 사과이(가)', '컵이 사과가'],
    ['컵은(는) 사과은(는)', '컵은 사과는'],
    ['컵와(과) 사과와(과)', '컵과 사과와'],
    ['컵(이)라고 사과(이)라는', '컵이라고 사과라는'],
    // ㄹ before 로 is as a vowel, before all others a consonant.
    ['컵(으)로', '컵으로'],
    ['사과(으)로', '사과로'],
    ['서울(으)로', '서울로'],
    ['서울을(를)', '서울을'],
    // Digits are read: 영 일 이 삼 사 오 육 칠 팔 구.
    ['7(으)로', '7로'],
    ['3(으)로', '3으로'],
    ['10(으)로', '10으로'],
    ['224은(는)', '224는'],
    ['0–1을(를)', '0–1을'],
  ])('of %s is %s', (both, one) => expect(withParticles(both)).toBe(one));

  it.each([
    ['“컵”이(가)', '“컵”이'],
    ['"사과"이(가)', '"사과"가'],
    ['[1,1,3]이(가)', '[1,1,3]이'],
    ['(사과)은(는)', '(사과)는'],
    ['“컵”(이)라는', '“컵”이라는'],
    // What explains a word in brackets is not read with it.
    ['스템(stem)을(를)', '스템(stem)을'],
    ['파도 (2)이(가)', '파도 (2)가'],
  ])('is found behind marks and brackets: %s', (both, one) => expect(withParticles(both)).toBe(one));

  it.each(['cup을(를)', '“Grad-CAM”이(가)', '{name}은(는)', '±(으)로', '을(를)'])(
    'stays as both where the sound is unknown: %s',
    (both) => expect(withParticles(both)).toBe(both),
  );
});

describe('what the page says in Korean', () => {
  afterEach(() => beginWith('en'));

  it('has particles that fit its words', async () => {
    await beginWith('ko');
    expect(t('liveStyle.thereIsNoStyleId', { id: '파도', title: '봄' })).toBe(
      '스타일 “파도”가 여기에 없습니다. 봄을 보여 줍니다.',
    );
    expect(phrase('goes along axis 3, not the channels')).toBe('채널이 아닌 축 3을 따라갑니다');
    const styles = told('studioErrors.keepsNo', { things: told('pieces.styles'), why: 'x' });
    const atlas = told('studioErrors.keepsNo', { things: told('pieces.atlas'), why: 'x' });
    expect(sentence(styles)).toBe('이 브라우저가 이 페이지의 스타일을 저장하지 않습니다(x).');
    expect(sentence(atlas)).toBe('이 브라우저가 이 페이지의 아틀라스를 저장하지 않습니다(x).');
  });

  it('another language leaves a name as it is', async () => {
    await beginWith('de');
    expect(t('liveStyle.styleName', { title: '컵을(를)' })).toContain('컵을(를)');
  });
});
